"""The Django engine's way to the same icons."""

from django import template

from hearthside.ui.environment import icon

register = template.Library()
register.simple_tag(icon, name="icon")
