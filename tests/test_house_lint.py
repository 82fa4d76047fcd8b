"""The rules of the house hold, and each of them can be broken."""

import pytest

from tools.house_lint import RULES, Rule, all_problems

BY_NAME = [pytest.param(rule, id=rule.says) for rule in RULES]


def test_no_rule_of_the_house_is_broken():
    assert all_problems() == []


@pytest.mark.parametrize("rule", BY_NAME)
def test_the_rule_lets_its_good_example_through(rule: Rule):
    assert list(rule.check(*rule.good)) == []


@pytest.mark.parametrize("rule", BY_NAME)
def test_the_rule_stops_its_bad_example(rule: Rule):
    assert list(rule.check(*rule.bad)) != []
