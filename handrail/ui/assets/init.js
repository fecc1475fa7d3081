// Starts the GOV.UK components that improve a page. Every page works without this.
import { initAll } from "./govuk-frontend.min.js";
import { keepDrafts } from "./drafts.js";
import { offerKeyboardDecisions } from "./review-keys.js";

initAll();
offerKeyboardDecisions(document);
keepDrafts(document);
