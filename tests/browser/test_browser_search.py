"""Search as a reader does it: type, read the passage, open it in the article, share the link."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("lang", "box"), [("ar", "ابحث في نصوص المقالات"), ("en", "Search the articles' texts")])
def test_a_search_leads_to_the_marked_words_in_the_article(reader, warm, lang, box):
    tab = reader.tab(warm)
    tab.open(f"/search?lang={lang}")
    field = tab.page.get_by_role("textbox", name=box)
    field.fill("ثوره ملونه")
    field.press("Enter")
    tab.page.wait_for_selector(".mq-snippet mark")
    tab.settle()

    assert "q=" in tab.page.url
    assert {"ملونة"} < set(tab.page.locator(".mq-snippet mark").all_inner_texts())
    tab.page.locator(".mq-snippet a").first.click()
    tab.page.wait_for_selector(".mq-body .mq-on-hit")
    tab.settle()
    assert "/reading" in tab.page.url
    assert "at=" in tab.page.url
    assert tab.page.locator(".mq-body .mq-on-hit").first.inner_text()
    assert not tab.complaints


def test_a_search_link_opens_the_same_on_a_fresh_server(reader, fresh):
    tab = reader.tab(fresh)
    tab.open("/search?q=%D8%AA%D9%88%D9%83%D8%A7%D9%8A%D9%81&outlet=unknown")
    assert tab.page.get_by_role("textbox", name="ابحث في نصوص المقالات").input_value() == "توكايف"
    assert tab.page.locator(".mq-hit").count() == 3
    assert {"توكاييف", "توكايف"} <= set(tab.page.locator(".mq-form bdi").all_inner_texts())
