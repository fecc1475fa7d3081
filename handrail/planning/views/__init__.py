"""This room's pages, a module for each."""
