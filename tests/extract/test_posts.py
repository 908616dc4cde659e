import pytest

from yjqa.extract.chairing import find_chairs
from yjqa.extract.introduced_people import named_in
from yjqa.extract.post_phrases import Post
from yjqa.extract.posts import labelled_post, posts_beside, signed_post

PLACES = {"westshire", "eastport"}


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        # a post's own commas and "and" belong to it, the body or area behind it does not
        (
            "Ann Hall, Assistant Director for Housing, Communities and Youth, Westshire and Eastport. The Board met.",
            "Assistant Director for Housing, Communities and Youth",
            "Westshire and Eastport",
        ),
        (
            "Ann Hall, Director for Community and Safety, Eastport Council, spoke.",
            "Director for Community and Safety",
            "Eastport Council",
        ),
        ("Ann Hall, Head of Service, said that it would.", "Head of Service", None),
        (
            "Ann Hall, the strategic manager for the youth justice service, agreed.",
            "Strategic manager for the youth justice service",
            None,
        ),
        ("Report of Ann Hall, Youth Offending Team (YOT) Manager.", "Youth Offending Team (YOT) Manager", None),
        ("Ann Hall is the Head of the Youth Justice Service.", "Head of the Youth Justice Service", None),
        ("Ann Hall was appointed Chair of the Board in May 2020.", "Chair of the Board", None),
        # before the name
        ("Head of Youth Support Service Ann Hall presented it.", "Head of Youth Support Service", None),
        ("The chair, Ann Hall, welcomed everyone.", "Chair", None),
        ("The Board's independent chair is Ann Hall.", "Independent chair", None),
        ("Chair: Ann Hall (Westshire County Council)", "Chair", "Westshire County Council"),
        ("Integrated Care Board (Ann Hall)", None, "Integrated Care Board"),
        ("Please email the office marked FAO: Ann Hall.", "Contact", None),
        # where somebody is from
        ("Ann Hall of Westshire Community Safety Partnership", None, "Westshire Community Safety Partnership"),
        ("Ann Hall from the British Transport Police (BTP) came.", None, "British Transport Police"),
        # one of a list is none of the others
        ("Owner: Ann Hall, Youth Offending Service, Police to attend", None, None),
        ("It was agreed that Ann Hall, Police and Health would meet.", None, None),
        ("The Board thanked the Police and Crime Commissioner, Ann Hall and the Director.", None, None),
    ],
)
def test_what_stands_beside_a_name_tells_the_post_and_its_body(
    text: str, role: str | None, organisation: str | None
) -> None:
    names = named_in(text, PLACES)

    (post,) = posts_beside(text, names, PLACES)

    assert post == Post(role, organisation)


def test_two_joined_names_share_the_body_behind_them_and_not_the_post_before() -> None:
    text = "Ann Hall, Head of Safeguarding; Lee Reed and Jo Dean, NACRO"

    posts = posts_beside(text, named_in(text, PLACES), PLACES)

    assert posts == [Post("Head of Safeguarding"), Post(None, "NACRO"), Post(None, "NACRO")]


@pytest.mark.parametrize(
    ("text", "chairs"),
    [
        (
            "The Youth Justice Management Board became a joint board and has been chaired by Ann Hall since May.",
            {"Ann Hall": "Chair of the Youth Justice Management Board"},
        ),
        (
            "There is a Joint Board that is chaired by Ann Hall, Chief Executive, Eastport Council, and Lee Reed, Director.",
            {"Ann Hall": "Chair of the Joint Board", "Lee Reed": "Chair of the Joint Board"},
        ),
        (
            "The management board meets. Ann Hall has chaired it since 2016.",
            {"Ann Hall": "Chair of the management board"},
        ),
        ("Ann Hall chairs the Scrutiny Panel.", {"Ann Hall": "Chair of the Scrutiny Panel"}),
        ("She will co-chair the delivery group with Dr Ann Hall.", {"Ann Hall": "Co-chair of the delivery group"}),
        ("The Board is chaired by Xanthe Quill.", {"Xanthe Quill": "Chair of the Board"}),
        # a post that chairs is no person
        ("The Board is chaired by the Director of Children's Services. Ann Hall attends.", {}),
    ],
)
def test_who_chairs_a_body_is_told_with_the_body(text: str, chairs: dict[str, str]) -> None:
    names = named_in(text, PLACES)

    assert {named.name: role for named, role in find_chairs(text, names, PLACES)} == chairs


def test_lines_below_a_name_are_its_post_and_body_unless_they_say_what_it_brings() -> None:
    assert signed_post(["Chair of the Board", "Eastport Council"], PLACES) == Post(
        "Chair of the Board", "Eastport Council"
    )
    assert signed_post(["Chair's Update"], PLACES) == Post()
    assert signed_post(["Director to report back to members"], PLACES) == Post()


def test_a_label_gives_a_post_unless_it_is_one_for_the_occasion() -> None:
    assert labelled_post("Service Manager") == "Service Manager"
    assert labelled_post("Contact:") == "Contact"
    assert labelled_post("Lead officer:") is None
    assert labelled_post("Chair's update") is None
