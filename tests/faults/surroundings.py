"""A machine that is not as expected: no home, no locale, another time zone, a folder that is gone, no room for more."""
import datetime
import json
import os
import zoneinfo

CASE = "rules/cases/avec-accord.yaml"
DECIDE = ["decide", CASE, "--rules", "rules"]


def locales(ground, table):
    """Whatever the locale: the same bytes. French where no language of ours is named."""
    wanted = {code: ground.run(*DECIDE, "--lang", code).out for code in ("fr", "nl", "de", "en")}
    for name, value, language in [
            ("LANG", "C", "fr"), ("LANG", "POSIX", "fr"), ("LANG", "C.UTF-8", "fr"), ("LANG", "xx_YY.UTF-8", "fr"),
            ("LANG", "", "fr"), ("LANG", None, "fr"), ("LANG", "fr_BE.ISO-8859-1", "fr"), ("LANG", "nl_BE.UTF-8", "nl"),
            ("LANG", "de_BE", "de"), ("LC_ALL", "tr_TR.UTF-8", "fr"), ("LC_ALL", "en_US.ISO-8859-15@euro", "en"),
            ("LC_ALL", "x" * 5000, "fr"), ("LC_ALL", "../../../etc", "fr"), ("LC_NUMERIC", "de_DE.UTF-8", "fr"),
            ("LOCPATH", "/nowhere", "fr")]:
        result = ground.run(*DECIDE, environment={name: value})
        table.fault(f"{name}={'unset' if value is None else value[:30]}", result, 0, "", result.out == wanted[language])


def time_zones(ground, table):
    """Today is the day where the program runs; where the time zone makes no sense, in Greenwich."""
    for zone, key in [("Pacific/Kiritimati", "Pacific/Kiritimati"), ("Pacific/Pago_Pago", "Pacific/Pago_Pago"),
                      ("Asia/Kathmandu", "Asia/Kathmandu"), ("Europe/Brussels", "Europe/Brussels"), ("", "UTC"),
                      ("Nowhere/Nowhere", "UTC"), (":/dev/null", "UTC"), ("../../etc/passwd", "UTC"), ("x" * 5000, "UTC")]:
        def day():
            return datetime.datetime.now(zoneinfo.ZoneInfo(key)).date().isoformat()
        first = day()
        result = ground.run(*DECIDE, "--format", "json", environment={"TZ": zone})
        told = json.loads(result.out)["as_of"] if result.status == 0 else ""
        table.fault(f"TZ={zone[:30]}", result, 0, "", told in (first, day()))


def homes(ground, table):
    wanted = ground.run(*DECIDE).out
    files = ground.files()
    for what, changes in [("HOME unset", {"HOME": None}), ("HOME empty", {"HOME": ""}), ("HOME nowhere", {"HOME": "/nowhere"}),
                          ("PATH unset", {"PATH": None}), ("TMPDIR nowhere", {"TMPDIR": "/nowhere"}),
                          ("XDG folders nowhere", {"XDG_CONFIG_HOME": "/nowhere", "XDG_CACHE_HOME": "/nowhere"}),
                          ("no environment", {name: None for name in ("HOME", "PATH", "LANG")})]:
        result = ground.run(*DECIDE, environment=changes)
        table.fault(what, result, 0, "", result.out == wanted and ground.files() == files)
    result = ground.run("diff", "git:HEAD", "rules", environment={"PATH": "/nowhere"})
    table.fault("no git", result, 3, "git")
    result = ground.run("ask", "--rules", "rules", stdin=None, preexec_fn=lambda: os.close(0))
    table.fault("closed input: ask", result, 0, "")
    result = ground.run("decide", "-", "--rules", "rules", stdin=None, preexec_fn=lambda: os.close(0))
    table.fault("closed input: decide", result, 4, "E")


def folder_gone(ground, table):
    """The folder in which one stands is gone."""
    def stand_nowhere():
        os.mkdir(ground.path / "gone")
        os.chdir(ground.path / "gone")
        os.rmdir(ground.path / "gone")
    rules = str(ground.path / "rules")
    for words, status, says in [
            (["decide", str(ground.path / CASE), "--rules", rules], 0, ""), (["check", "--rules", rules], 0, None),
            (["fmt", "--check", rules], 0, "0 sur"), (["book", "--rules", rules, "-o", "book.html"], 2, "n'existe pas"),
            (["init", "more"], 2, "n'existe pas"), (["check"], 3, "aucun dossier de règles lisible"),
            (["diff", rules, rules], 0, "")]:
        result = ground.run(*words, preexec_fn=stand_nowhere)
        table.fault(f"the folder one stands in is gone: {words[0]}", result, status, result.err[:1] if says is None else says)


def surroundings(ground, table):
    locales(ground, table)
    time_zones(ground, table)
    homes(ground, table)
    folder_gone(ground, table)
