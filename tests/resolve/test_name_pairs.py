import pytest

from coranto.resolve.name_pairs import organization_names_alike, person_names_alike
from coranto.text.name_words import SAME
from coranto.tools import open_tools

LEXICON = open_tools().names


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dr. Ngozi Adeyemi", "ngozi adeyemi"),
        ("Adeyemi, Ngozi", "Ngozi Adeyemi"),
        ("Владимир Кузнецов", "Vladimir Kuznetsov"),
        ("Nguyen Thi Lan", "NGUYEN THI LAN"),
        ("Ngozi Adeyemmi", "Ngozi Adeyemi"),
        ("TARIQ BIN SAEED BIN FAHD AL-GHAM", "Tariq bin Saeed bin Fahd al-Ghamdi"),
        ("Kateryna Melnyk", "Катерина Мельник"),
        ("Mahmoud al-Jubouri", "محمود الجبوري"),
        ("Yosef Ohayon", "יוסף אוחיון"),
        ("Wang Jianguo", "王建国"),
        ("Wang Chien-kuo", "Wang Jianguo"),
        ("Kim Min-soo", "김민수"),
        ("Kenichi Sato", "佐藤健一"),
        ("Giorgos Papadakis", "Γιώργος Παπαδάκης"),
        ("Abderrahmane Belkacem", "Abd al-Rahman Belkacem"),
        ("Volodya Melnyk", "Volodymyr Melnyk"),
        ("Pepe Fuentes", "José Fuentes"),
        ("Szabó István", "István Szabó"),
        ("Gabriela Torres Quiroga", "Gabriela Torres"),
        ("Wojciech Kowal ski", "Wojciech Kowalski"),
        ("ABDUL QADIR Rahimi", "Rahimi, Abdul-Qader"),
        ("Nguyen Thi Lan Anh", "Thi Lan Anh Nguyen"),
        ("蔣文龍", "蒋文龙"),
        ("アンナ・シュミット", "アンナ・シュミト"),
        ("渡邊広", "渡辺 廣"),
        ("JC Moreau", "Jean-Claude Moreau"),
        ("Maria Gabriel", "Gabriel Maria"),
        ("Volodymyr Hordienko", "Vladimir Gordienko"),
        ("Nur ad-Din Sharif", "Noureddine Cherif"),
        ("Yitzhak Halevi", "Isaac Halevi"),
        ("Jürgen Grün", "Juergen Gruen"),
        ("Đorđe Petković", "Djordje Petkovic"),
        ("نجيب رزق", "Naguib Rizk"),
    ],
)
def test_one_person(a: str, b: str) -> None:
    assert person_names_alike(a, b, LEXICON).score >= SAME
    assert person_names_alike(b, a, LEXICON).score >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ngozi Adeyemi", "Chidi Adeyemi"),
        ("Ngozi Adeyemi", "Ngozi Balogun"),
        ("Ngozi Ade", "Ngozi Adeyemi"),
        ("", "Ngozi Adeyemi"),
        ("Martin Novak", "Martina Novak"),
        ("Paul Duval", "Paula Duval"),
        ("Martin Duval", "Martine Duval"),
        ("Martin Novak Jr", "Martin Novak Sr"),
        ("Frederick G. Lowell", "Frederick W. Lowell"),
        ("Oleg Ivanovich Sokol", "Oleg Pavlovich Sokol"),
        ("Salim bin Nasser al-Harthi", "Nasser bin Salim al-Harthi"),
        ("王建国", "王建华"),
        ("김민수", "김민주"),
        ("K. Petrov", "K. Petrova"),
        ("Murat Hamidullah", "Murat Waliullah"),
        ("محمود الجبوري", "Hamid al-Jubouri"),
    ],
)
def test_two_people(a: str, b: str) -> None:
    assert person_names_alike(a, b, LEXICON).score < SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("First Lagos Bank Plc", "1st Lagos Bank"),
        ("Rimba Jaya Sdn. Bhd.", "Rimba Jaya"),
        ("AndinaAG", "Andina AG"),
        ("Universidad de Avalon", "Avalon Univ."),
        ("OMS", "World Health Organization"),
        ("U.S. Coast Guard", "United States Coast Guard"),
        ("INTERNATIONAL HARBOUR DREDGING LIMITED LIABIL", "International Harbour Dredging Limited Liability"),
        ("Газинвест", "Gazinvest"),
    ],
)
def test_one_organization(a: str, b: str) -> None:
    assert organization_names_alike(a, b).score >= SAME
    assert organization_names_alike(b, a).score >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("First Lagos Bank", "First Accra Bank"),
        ("Bank of Mali", "Bank of Malta"),
        ("Harbour Fund VII", "Harbour Fund VIII"),
        ("Banco Andino", "Banco Andino Peru"),
        ("C.B.A. Company", "A.B.C. Company"),
        ("WHO", "WTO"),
    ],
)
def test_two_organizations(a: str, b: str) -> None:
    assert organization_names_alike(a, b).score < SAME
