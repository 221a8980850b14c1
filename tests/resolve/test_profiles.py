from coranto.resolve.profiles import profiles
from coranto.tools import open_tools
from naming import named


def test_a_profile_holds_what_one_text_says_of_one_name() -> None:
    folio = named("Mayor Inês Couto opened the bridge in Coimbra.\nMs Couto called it safe.")
    found = {profile.local: profile for profile in profiles(folio, open_tools())}
    couto = found["Inês Couto"]
    assert couto.names == (("Couto", 1), ("Inês Couto", 1))
    assert couto.mentions == 2
    assert couto.particulars.sexes == {"f"}
    assert [role.text for role in couto.roles] == ["Mayor"]
    coimbra = found["Coimbra"].place
    assert coimbra is not None
    assert coimbra.country == "PT"
