"""The pages of the first newsroom in Chinese."""

from __future__ import annotations

from typing import Any, Final

from onrecord.web.pages.first.making import Block, Maker, block, heading, items, link, listed, nothing, quotation, text

WORDS: Final = {
    "strait": "黄昏，一艘白色渡轮驶过海峡，两岸是山",
    "podium": "深色幕布前，空着的讲台上有五支话筒",
    "peninsula": "一幅没有地名的地图：两海之间的半岛，腰部有一条红色虚线",
    "lines": "并排的两页印刷文字：右页有两行不同，一行不见了",
}


def home(make: Maker) -> dict[str, Any]:
    """Returns the first page."""
    body = [
        block(
            "cover",
            title="部委说过的话，和后来的事",
            text="凡引用，必有出处。",
            picture=make.picture("strait"),
            link=link("搜索档案", "/search"),
        ),
        block(
            "key_figures",
            title="",
            items=items(
                {"label": "收录的记者会", "sort": "briefings", "query": ""},
                {"label": "收录的发言", "sort": "statements", "query": ""},
                {"label": "发布机构", "sort": "offices", "query": ""},
                {"label": "“对等暂停”被说过的次数", "sort": "uses", "query": '"对等暂停"'},
            ),
        ),
        listed("编辑部文章", "articles", 3, pictures=True),
        *quotation(make.quote("对等暂停", "安方建议有关方考虑对等暂停"), "2019年7月17日，第一次说出", "large"),
        listed("最新记者会", "briefings", 4),
        listed("关于海峡", "statements", 3, query="海峡"),
        block("timeline", title="核问题，一步一步", dossier="keldan-nuclear", items=[]),
        block("search_box", label="自己查一查档案", query=""),
        block(
            "call_to_action",
            title="文章引对了吗？",
            text="贴上网页，逐字对照档案。",
            link=link("核对网页", "/check"),
        ),
    ]
    return {
        "title": "克尔丹观察",
        "slug": "newsroom-zh",
        "body": body,
        "search_description": "围绕政府新闻发布档案的报道。",
    }


def suspension(make: Maker) -> dict[str, Any]:
    """Returns the long article."""
    first = make.quote("对等暂停", "安方建议有关方考虑对等暂停")
    again = make.quote("对等暂停", "对等暂停", day="2021-12-14")
    cherish = make.quote("缓和局面", "当前的缓和局面值得珍惜")
    earlier = make.quote("缓和局面", "当前半岛缓和局面来之不易，值得珍惜")
    body: list[Block] = [
        block("contents", title="本文目录"),
        text(
            "七月的一个星期三，澜京的发言人用了外交部从未用过的四个字。此后它们一直留在外交部的用语里。",
            "本文用外交部自己的句子讲述它的来历。每处引文都通向它当时所在的网页；网页如有改动，文中会注明。",
        ),
        heading("第一次", "2019年7月17日"),
        *quotation(first, "被问到对演习有何评论时：", "large"),
        block("phrase_chart", phrase="对等暂停", title="说过多少次"),
        heading("相隔两年的两句话"),
        block(
            "positions",
            title="关于缓和局面",
            items=items(
                {"holder": "安澜，2019年7月", "text": "来之不易。", "link": earlier},
                {"holder": "安澜，2021年12月", "text": "当前。", "link": cherish},
            ),
            marked=True,
        ),
        block(
            "text_image",
            title="各方要停下什么",
            text="<p>北方暂停核导试验，韦斯马克和南方暂停大规模联合演习。由谁先停，没有人说过。</p>",
            picture=make.picture("peninsula", "两海之间的克尔丹半岛。"),
            side="right",
        ),
        block(
            "timeline",
            title="一路走来",
            dossier="",
            items=items(
                {"when": "2018年6月12日", "title": "《埃林港联合声明》", "text": "", "link": ""},
                {"when": "2019年2月28日", "title": "马罗湾会晤未达成协议", "text": "", "link": ""},
                {"when": "2019年7月17日", "title": "第一次说“对等暂停”", "text": "", "link": ""},
                {"when": "2021年12月14日", "title": "随决议草案再次出现", "text": "", "link": again},
            ),
        ),
        block("notice", tone="note", text="<p>演示中的国家、人物和会议均属虚构。</p>"),
        block(
            "accordion",
            title="读者常问",
            open_first=False,
            items=items(
                {"question": "英文是谁译的？", "answer": "<p>是外交部自己的英文版，档案里与中文版并排。</p>"},
                {"question": "会不会漏掉记者会？", "answer": '<p>会。<a href="/zh/coverage">收录与缺口</a>列出应有而未收的日子。</p>'},
            ),
        ),
        block("call_to_action", title="自己查一查", text="", link=link("搜索档案", "/search")),
        listed("近来的说法", "statements", 3, query='"双轨并进"'),
        block("share", ways=["mail", "weibo"]),
    ]  # fmt: skip
    return {
        "title": "留下来的四个字：“对等暂停”如何进入档案",
        "slug": "reciprocal-suspension",
        "lede": "2019年7月17日首次说出，此后多年反复：它是什么意思，要求谁做什么，后来怎样。",
        "byline": "林玛拉",
        "date": "2024-04-15",
        "tags": ["半岛", "提法"],
        "cover": make.picture("podium", "澜京，外交部的讲台。"),
        "body": body,
    }


def changed(make: Maker) -> dict[str, Any]:
    """Returns the article on the changed page."""
    body = [
        text(
            "2024年4月11日晚，外交部网页上是一种说法；八天之后，是另一种。一个较重的词变轻了，一个数字改了，一句话删了，"
            "还有一组问答整个不见了。",
            '两个版本档案里都有。<a href="/zh/xa-mfa/2024-04-11/zh/revisions">改动之处</a>逐字可见。',
        ),
        block(
            "big_picture",
            title="同一网址，两次存档",
            picture=make.picture("lines", "没有第一次存档，读者就看不到这些改动。"),
            subtitle="",
            text="",
            link=link("看改动", "/xa-mfa/2024-04-11/zh/revisions"),
        ),
        *quotation(make.first_said("xa-mfa/2024-04-11/zh", "安方对此强烈不满、坚决反对"), "第一次存档时的原话："),
        block(
            "steps",
            title="改动是怎样发现的",
            items=items(
                {"title": "存档", "text": "保存网页的原始字节和时间。"},
                {"title": "再看", "text": "按计划，数周内多次访问同一网址。"},
                {"title": "比对", "text": "先逐条，再逐字。"},
            ),
        ),
        block("share", ways=["mail", "weibo"]),
    ]
    return {
        "title": "八天之后改动的网页",
        "slug": "changed-page",
        "lede": "一个词变轻，一个数字更正，一组问答消失。两个版本都在档案里。",
        "byline": "托马斯·雷伊尔",
        "date": "2024-04-22",
        "tags": ["更正"],
        "cover": make.picture("lines", ""),
        "body": body,
    }


def others() -> list[tuple[str, dict[str, Any]]]:
    """Returns the other pages, each with its type."""
    about = [
        text("“克尔丹观察”是随 OnRecord 附带的编辑部示例，可逐页修改。登录之后，页面的每一块都有一支铅笔。"),
        block(
            "tabs",
            items=items(
                {"title": "我们做什么", "text": "<p>报道政府对记者说了什么，以及不再说什么。</p>"},
                {"title": "我们不做什么", "text": "<p>我们不说谁撒了谎，只摆出原话和日期。</p>"},
            ),
        ),
    ]
    reporters = [
        heading("写给记者"),
        block(
            "columns",
            items=items(
                [block("card", picture=nothing(), title="引用", text="选中发言中的文字，链接就指向这些字。", link=link("如何引用", "/methods"))],
                [block("card", picture=nothing(), title="核对", text="贴上稿件，与档案不同之处会标出。", link=link("核对网页", "/check"))],
                [block("card", picture=nothing(), title="跟踪", text="每次搜索都是一个网址，可原样保存。", link=link("搜索", "/search"))],
            ),
        ),
    ]  # fmt: skip
    dossier = [
        text("北克尔丹的计划、围绕它的会谈，以及各方反复说的句子。"),
        block("phrase_chart", phrase="双轨并进", title="“双轨并进”，逐月"),
        listed("文章", "articles", 5, query="半岛"),
    ]
    return [
        ("page", {"title": "关于我们", "slug": "about", "lede": "谁在这里写，怎样写。", "body": about}),
        ("page", {"title": "文章", "slug": "articles", "lede": "编辑部的全部文章。", "body": [listed("", "articles", 20, pictures=True)]}),
        ("landing", {"title": "写给记者", "slug": "reporters", "body": reporters}),
        ("dossier_front", {"title": "克尔丹半岛", "slug": "keldan-peninsula", "lede": "核问题，以及谁要求谁做什么。", "body": dossier, "dossier": "keldan-nuclear"}),
        ("form", {"title": "致编辑部", "slug": "letters", "lede": "一处错误，一页缺失，一个问题。", "body": [], "thanks": "谢谢，编辑会读。", "fields": [("您的姓名", "singleline", False), ("电子邮件（如需答复）", "email", False), ("来信", "multiline", True)]}),
    ]  # fmt: skip


BAR: Final = [
    block("link", **link("首页", "/")),
    block("link", **link("文章", "/articles")),
    block("mega", text="档案", lead="官方原话，任何语言都可搜索。", columns=items(
        {"title": "查", "links": items(link("搜索", "/search"), link("全部记者会", "/record"), link("提法", "/phrase"))},
        {"title": "谁", "links": items(link("人物", "/people"), link("媒体", "/outlets"))},
        {"title": "信", "links": items(link("收录与缺口", "/coverage"), link("更正", "/corrections"), link("方法", "/methods"))},
    )),
    block("group", text="专题", links=items(link("克尔丹半岛", "/keldan-peninsula"))),
    block("group", text="关于", links=items(link("关于我们", "/about"), link("写给记者", "/reporters"), link("致编辑部", "/letters"))),
]  # fmt: skip
FOOT: Final = [block("link", **link("关于我们", "/about")), block("link", **link("致编辑部", "/letters"))]
