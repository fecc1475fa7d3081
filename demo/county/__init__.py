"""The population of Marlshire and what happens to it: no file formats here."""
