"""Scripted lives, each with its pieces scattered over agencies, as case reviews find them afterwards."""
