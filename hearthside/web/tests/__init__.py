"""Tests of the first pages."""
