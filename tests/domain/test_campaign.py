from decimal import Decimal

from app.domain.campaign import SPENDING, FundAccount, spending_of


def test_spending_is_the_sum_of_its_kinds() -> None:
    assert spending_of(FundAccount(opening=Decimal("30.8"), income=Decimal("212.4"))) is None
    assert spending_of(FundAccount(gifts=Decimal(0))) == 0
    every = FundAccount(**dict.fromkeys(SPENDING, Decimal("0.1")))
    assert spending_of(every) == Decimal("0.7")


def test_every_kind_of_spending_is_a_field() -> None:
    money = {key for key, field in FundAccount.description.by_key.items() if field.label.startswith("Chi ")}
    assert money == set(SPENDING)
