"""Companies that may be one under several spellings: shown to a person, who says so or not; never gathered silently."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, product
from typing import Any

from spreadsheets.companies.spellings import CLOSE, close_names, own_words, town, weigh_towns
from warehouse import NAMED, WITH_TOWN, Store, follow, own_key

SIRET = 14


@dataclass(frozen=True, kw_only=True)
class Company:
    """What the base holds under one key; spellings come from the most frequent to the least."""

    key: str
    spellings: tuple[str, ...]
    tables: tuple[str, ...]
    rows: int
    communes: tuple[str, ...] = ()

    @property
    def siret(self) -> str | None:
        """Its SIRET, where its key is one."""
        return self.key if len(self.key) == SIRET and self.key.isdecimal() else None

    @property
    def towns(self) -> frozenset[str]:
        """Its towns, whatever their spelling."""
        return frozenset(filter(None, map(town, self.communes)))


@dataclass(frozen=True)
class Cluster:
    """Companies that may be one, or that were said to be; the first is the one to keep."""

    companies: tuple[Company, ...]


Pair = tuple[str, str]


def companies(store: Store) -> dict[str, Company]:
    """Every company of the base by its key, those said to be one together."""
    return _gather(store, apart=False)


def _gather(store: Store, *, apart: bool) -> dict[str, Company]:
    """Every company by its key, or ``apart``, by the key that each row gives it by itself."""
    parts = " union all ".join(
        f"select {own_key(table) if apart else 'entreprise_cle'} as key, {name} as name, "
        f"{'commune' if table in WITH_TOWN else 'null'} as commune, '{table}' as tableau from {table}"
        for table, name in NAMED.items()
    )
    rows = store.frame(f"""
        select key, name, commune, tableau, count(*) as n from ({parts})
        where key <> '' group by all order by key, n desc, name, commune, tableau""")
    found = rows.astype(object).where(rows.notna(), None).itertuples(index=False, name=None)
    return {key: _company(key, list(group)) for key, group in groupby(found, key=lambda row: str(row[0]))}


def _company(key: str, rows: Sequence[tuple[Any, ...]]) -> Company:
    _, names, communes, tables, counts = zip(*rows, strict=True)
    return Company(
        key=key,
        spellings=tuple(dict.fromkeys(filter(None, names))) or (key,),
        tables=tuple(table for table in NAMED if table in tables),
        rows=sum(counts),
        communes=tuple(dict.fromkeys(filter(None, communes))),
    )


def propose(store: Store) -> list[Cluster]:
    """Companies that look like one and that nobody has told apart yet, the most alike first.

    Two different SIRETs never stand in one cluster, and any two companies of a cluster look alike.
    """
    known = companies(store)
    likeness = _compare(known, _refused(store))
    groups = {key: [key] for key in known}
    for one, other in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
        ours, theirs = groups[one], groups[other]
        if ours is not theirs and all(_ordered(*pair) in likeness for pair in product(ours, theirs)):
            ours += theirs
            groups |= dict.fromkeys(theirs, ours)
    clusters = {id(group): group for group in groups.values() if len(group) > 1}
    best = {place: max(likeness[_ordered(*pair)] for pair in combinations(clusters[place], 2)) for place in clusters}
    ranked = sorted(clusters, key=lambda place: (-best[place], min(clusters[place])))
    return [_cluster(known[key] for key in clusters[place]) for place in ranked]


def _compare(known: dict[str, Company], refused: set[Pair]) -> dict[Pair, float]:
    """The pairs of keys that may be one company, and how much they look alike."""
    bearing: dict[str, set[str]] = defaultdict(set)
    for key, company in known.items():
        for spelling in company.spellings:
            bearing[own_words(spelling)].add(key)
    bearing.pop("", None)
    same = ((name, name, 100.0) for name in bearing)
    found: dict[Pair, float] = {}
    for one, other, score in (*same, *close_names(list(bearing))):
        for pair in {_ordered(*keys) for keys in product(bearing[one], bearing[other]) if keys[0] != keys[1]}:
            ours, theirs = known[pair[0]], known[pair[1]]
            total = score + weigh_towns(ours.towns, theirs.towns)
            if total >= CLOSE and pair not in refused and not (ours.siret and theirs.siret):
                found[pair] = max(total, found.get(pair, 0.0))
    return found


def accept(store: Store, cluster: Cluster, kept: str, keys: Sequence[str] | None = None) -> None:
    """Say that these companies are one, known by the key ``kept``; all those of the cluster, or only ``keys``.

    The others of the cluster are then said to be different. Raises ``ValueError`` if ``kept`` is not among them, or
    for two different SIRETs.
    """
    every = [company.key for company in cluster.companies]
    chosen = every if keys is None else [key for key in every if key in keys]
    if (
        kept not in chosen
        or sum(company.siret is not None for company in cluster.companies if company.key in chosen) > 1
    ):
        raise ValueError(f"« {kept} » ne peut pas réunir {chosen}.")
    with store.importing() as deposit:
        before = deposit.frame("select cle, retenue from rapprochements")
        same = follow(dict(zip(before["cle"], before["retenue"], strict=True)))
        final = same.get(kept, kept)
        for key in {same.get(key, key) for key in chosen} - {final}:
            deposit.execute("insert into rapprochements (cle, retenue) values (?, ?)", [key, final])
        left = [key for key in every if key not in chosen]
        for pair in product(chosen, left):
            deposit.execute(
                "insert or ignore into rapprochements_refuses (cle, autre) values (?, ?)", list(_ordered(*pair))
            )
        deposit.name_companies()


def refuse(store: Store, cluster: Cluster) -> None:
    """Say that the companies of a cluster are all different: it is not proposed again."""
    with store.importing() as deposit:
        for pair in combinations(sorted(company.key for company in cluster.companies), 2):
            deposit.execute("insert or ignore into rapprochements_refuses (cle, autre) values (?, ?)", list(pair))


def merged(store: Store) -> list[Cluster]:
    """What was said to be one company, the one kept first, each as it would be alone."""
    same = _same(store)
    if not same:
        return []
    apart = _gather(store, apart=True)
    groups: dict[str, list[str]] = defaultdict(list)
    for key, kept in sorted(same.items()):
        groups[kept].append(key)
    shown = {kept: [apart[key] for key in (kept, *keys) if key in apart] for kept, keys in groups.items()}
    return [Cluster(tuple(shown[kept])) for kept in sorted(shown) if shown[kept]]


def separate(store: Store, cluster: Cluster, keys: Sequence[str] | None = None) -> None:
    """Take back what was said of the companies of one cluster of ``merged``: all of them, or only those of ``keys``,
    are counted apart again; the others stay one.
    """
    same = _same(store)
    kept = {same.get(company.key, company.key) for company in cluster.companies}
    every = sorted(kept | {key for key, final in same.items() if final in kept})
    staying = [] if keys is None else [key for key in every if key not in keys]
    final = next((company.key for company in cluster.companies if company.key in staying), None)
    with store.importing() as deposit:
        for key in every:
            deposit.execute("delete from rapprochements where cle = ?", [key])
        for key in staying:
            if final not in (None, key):
                deposit.execute("insert into rapprochements (cle, retenue) values (?, ?)", [key, final])
        deposit.name_companies()


def count_refused(store: Store) -> int:
    """How many pairs of companies were said to be different."""
    return int(store.row("select count(*) from rapprochements_refuses")[0])


def forget_refused(store: Store) -> None:
    """Propose again all that was said to be different."""
    with store.importing() as deposit:
        deposit.execute("delete from rapprochements_refuses")


def _same(store: Store) -> dict[str, str]:
    rows = store.frame("select cle, retenue from rapprochements")
    return follow(dict(zip(rows["cle"], rows["retenue"], strict=True)))


def _refused(store: Store) -> set[Pair]:
    """The pairs of keys told apart, as these are today: what was said of a company holds for the one it became."""
    same = _same(store)
    rows = store.frame("select cle, autre from rapprochements_refuses")
    pairs = zip(rows["cle"], rows["autre"], strict=True)
    return {_ordered(same.get(one, one), same.get(other, other)) for one, other in pairs}


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _cluster(found: Iterable[Company]) -> Cluster:
    """The one to keep first: the one with a SIRET, else the one with the most rows."""
    return Cluster(tuple(sorted(found, key=lambda company: (company.siret is None, -company.rows, company.key))))
