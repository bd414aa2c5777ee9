import pytest

from spreadsheets.files.encoding import decode

PHRASES = {
    "lower case": "Prénom;Né(e) le;Élève;Entré à l’été;Où;Reçu\nZoë;garçon;fête;Noël;hôte;maître\n",
    "upper case": "NOM;PRÉNOM;ÉLÈVE\nLEFÈVRE;HÉLÈNE;FORÊT\nGONÇALVES;CHLOÉ;MAÎTRE\n",
    "one accented word": "Nom;Presence;Classe\nMARTIN;présent;2A\n",
    "euros and quotes": "Montant;Libellé\n1 234,50 €;« solde » n° 2\n",
    "ligatures": "Maître d’œuvre;Sœur;Cœur\nŒuvre;bœuf;nœud\n",
    "foreign names": "Nom;Prénom\nMUÑOZ;João\nGARCÍA;Inês\nÖZTÜRK;Zoé\n",
}


@pytest.mark.parametrize("text", PHRASES.values(), ids=PHRASES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac-roman"])
def test_french_text_is_decoded_as_it_was_written(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", PHRASES.values(), ids=PHRASES)
def test_latin_9_is_told_from_its_euros_and_ligatures(text):
    straight = text.replace("’", "'")
    assert decode(straight.encode("iso-8859-15")) == straight


def test_capitals_typed_with_small_accents_are_not_taken_for_the_macintosh():
    text = "NOM;PRENOM;SEXE\nANDRé;FRANçOIS;M\nLEFèVRE;HéLèNE;F\n"
    assert decode(text.encode("cp1252")) == text


def test_one_wrong_byte_does_not_change_the_encoding_of_the_others():
    content = "Élève;Présent;Été;Noël\n".encode() * 5 + b"L\xe9a\n"
    assert decode(content).startswith("Élève;Présent;Été;Noël")


def test_text_without_accents_needs_no_guess():
    assert decode(b"Nom;Classe\nMARTIN;2A\n") == "Nom;Classe\nMARTIN;2A\n"
