// Starts the GOV.UK components that improve a page. Every page works without this.
import { initAll } from "./govuk-frontend.min.js";
import { keepLive } from "./live.js";
import { lookUpWhileTyping } from "./look-up.js";
import { keepDrafts } from "./drafts.js";
import { offerKeyboardDecisions } from "./review-keys.js";
import { offerRowKeys } from "./row-keys.js";
import { offerShortcuts } from "./shortcuts.js";

initAll();
offerKeyboardDecisions(document);
offerRowKeys(document);
offerShortcuts(document);
lookUpWhileTyping(document);
keepLive(document);
keepDrafts(document);
