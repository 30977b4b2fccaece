// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/draftmerge.h"

#include "gui/providers/providerdraft.h"
#include "models/config/secretslots.h"

#include <algorithm>
#include <set>
#include <variant>

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

using Leaf = std::variant<QJsonValue, SecretSlot>;
using Leaves = QMap<QString, Leaf>; ///< of a document, by slot

const QString NameSlot = u"name"_s; // of a key; the documents of keys have none

void addLeaves(Leaves &leaves, const QJsonObject &object, const QStringList &place)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QStringList here = place + QStringList{it.key()};
        const QJsonObject inner = it.value().toObject();
        if (inner.isEmpty())
            leaves.insert(slotOf(here), QJsonValue(it.value()));
        else
            addLeaves(leaves, inner, here);
    }
}

Leaves leavesOf(const ConfigDocument &document)
{
    Leaves leaves;
    addLeaves(leaves, document.members, {});
    for (auto it = document.secrets.begin(); it != document.secrets.end(); ++it)
        leaves.insert(it.key(), it.value());
    return leaves;
}

Leaves leavesOf(const StoredKey &key)
{
    Leaves leaves = leavesOf(key.document);
    leaves.insert(NameSlot, QJsonValue(key.name));
    return leaves;
}

ConfigDocument documentOf(const Leaves &leaves)
{
    ConfigDocument document;
    for (auto it = leaves.begin(); it != leaves.end(); ++it) {
        if (const auto *member = std::get_if<QJsonValue>(&it.value()))
            setMemberAt(document.members, placeOf(it.key()), *member);
        else
            document.secrets.insert(it.key(), std::get<SecretSlot>(it.value()));
    }
    return document;
}

void takeLeaves(StoredKey &key, Leaves leaves)
{
    if (const auto name = leaves.find(NameSlot); name != leaves.end()) {
        key.name = std::get<QJsonValue>(*name).toString();
        leaves.erase(name);
    }
    key.document = documentOf(leaves);
}

std::optional<Leaf> leafAt(const Leaves &leaves, const QString &slot)
{
    const auto found = leaves.find(slot);
    return found == leaves.end() ? std::nullopt : std::optional(*found);
}

/// A secret that cannot be read now is taken for the one that it was.
bool isSame(const std::optional<Leaf> &a, const std::optional<Leaf> &b)
{
    if (!a || !b)
        return !a && !b;
    const auto *one = std::get_if<SecretSlot>(&*a);
    const auto *other = std::get_if<SecretSlot>(&*b);
    if (one && other)
        return one->isUnknown() || other->isUnknown() || one->value == other->value;
    return *a == *b;
}

bool isSame(const Leaves &a, const Leaves &b)
{
    const auto holds = [](const Leaves &one, const Leaves &other) {
        for (auto it = one.begin(); it != one.end(); ++it) {
            if (!isSame(it.value(), leafAt(other, it.key())))
                return false;
        }
        return true;
    };
    return holds(a, b) && holds(b, a);
}

/// The key that is meant: by its id, or by its name while one of them has no id yet.
const StoredKey *counterpart(const std::vector<StoredKey> &keys, const StoredKey &like)
{
    auto found = keys.end();
    if (!like.id.isEmpty())
        found = std::ranges::find(keys, like.id, &StoredKey::id);
    if (found == keys.end()) {
        found = std::ranges::find_if(keys, [&like](const StoredKey &key) {
            return (key.id.isEmpty() || like.id.isEmpty()) && key.name == like.name;
        });
    }
    return found == keys.end() ? nullptr : &*found;
}

std::vector<StoredKey>::iterator find(std::vector<StoredKey> &keys, const DraftPlace &place)
{
    return std::ranges::find(keys, place.keyId, &StoredKey::id);
}

const StoredKey *find(const std::vector<StoredKey> &keys, const DraftPlace &place)
{
    const auto found = std::ranges::find(keys, place.keyId, &StoredKey::id);
    return found == keys.end() ? nullptr : &*found;
}

class Merger
{
public:
    DraftMerge result;

    Leaves merge(const Leaves &base, const Leaves &mine, const Leaves &theirs, const DraftPlace &of)
    {
        std::set<QString> all;
        for (const Leaves *leaves : {&base, &mine, &theirs})
            all.insert(leaves->keyBegin(), leaves->keyEnd());
        Leaves merged;
        for (const QString &slot : all) {
            const auto was = leafAt(base, slot);
            const auto here = leafAt(mine, slot);
            const auto there = leafAt(theirs, slot);
            const bool follows = isSame(here, was);
            const DraftPlace place{of.keyId, of.keyName, slot};
            if (follows && !isSame(there, was))
                result.followed.push_back(place);
            else if (!follows && !isSame(there, was) && !isSame(here, there))
                result.clashes.push_back(place);
            if (const std::optional<Leaf> &taken = follows ? there : here)
                merged.insert(slot, *taken);
        }
        return merged;
    }

    void mergeKeys(const StoredProvider &base, const StoredProvider &mine, const StoredProvider &theirs)
    {
        for (const StoredKey &there : theirs.keys) {
            const StoredKey *was = counterpart(base.keys, there);
            const StoredKey *here = was ? counterpart(mine.keys, *was) : nullptr;
            const DraftPlace place{there.id, there.name, {}};
            if (!was) {
                result.followed.push_back(place);
                result.merged.keys.push_back(there);
            } else if (here) {
                StoredKey key{there.id, there.name, {}};
                takeLeaves(key, merge(leavesOf(*was), leavesOf(*here), leavesOf(there), place));
                result.merged.keys.push_back(std::move(key));
            } else if (!isSame(leavesOf(*was), leavesOf(there))) {
                result.clashes.push_back(place); // removed here, changed there
            }
        }
        for (const StoredKey &here : mine.keys) {
            const StoredKey *was = counterpart(base.keys, here);
            if (was && counterpart(theirs.keys, *was))
                continue;
            const DraftPlace place{here.id, here.name, {}};
            if (was && isSame(leavesOf(*was), leavesOf(here))) {
                result.followed.push_back(place); // removed there
                continue;
            }
            if (was)
                result.clashes.push_back(place); // changed here, removed there
            result.merged.keys.push_back(here);
        }
    }
};

} // namespace

QString DraftPlace::path() const
{
    return slot.isEmpty() ? QString() : placeOf(slot).join(u'.');
}

DraftMerge mergeDraft(const StoredProvider &base, const StoredProvider &mine, const StoredProvider &theirs)
{
    Merger merger;
    merger.result.merged.name = theirs.name;
    merger.result.merged.document = documentOf(merger.merge(leavesOf(base.document), leavesOf(mine.document),
                                                            leavesOf(theirs.document), DraftPlace()));
    merger.mergeKeys(base, mine, theirs);
    return std::move(merger.result);
}

bool isSameAt(const StoredProvider &a, const StoredProvider &b, const DraftPlace &place)
{
    if (place.keyName.isEmpty())
        return isSame(leafAt(leavesOf(a.document), place.slot), leafAt(leavesOf(b.document), place.slot));
    const StoredKey *one = find(a.keys, place);
    const StoredKey *other = find(b.keys, place);
    if (!one || !other)
        return !one && !other;
    return place.slot.isEmpty()
        ? isSame(leavesOf(*one), leavesOf(*other))
        : isSame(leafAt(leavesOf(*one), place.slot), leafAt(leavesOf(*other), place.slot));
}

void takeOver(StoredProvider &to, const StoredProvider &from, const DraftPlace &place)
{
    const auto put = [&place](Leaves &leaves, const std::optional<Leaf> &leaf) {
        if (leaf)
            leaves.insert(place.slot, *leaf);
        else
            leaves.remove(place.slot);
    };
    if (place.keyName.isEmpty()) {
        Leaves leaves = leavesOf(to.document);
        put(leaves, leafAt(leavesOf(from.document), place.slot));
        to.document = documentOf(leaves);
        return;
    }
    const auto mine = find(to.keys, place);
    const StoredKey *theirs = find(from.keys, place);
    if (!theirs) {
        if (mine != to.keys.end())
            to.keys.erase(mine);
    } else if (mine == to.keys.end()) {
        to.keys.push_back(*theirs);
    } else if (place.slot.isEmpty()) {
        *mine = *theirs;
    } else {
        Leaves leaves = leavesOf(*mine);
        put(leaves, leafAt(leavesOf(*theirs), place.slot));
        takeLeaves(*mine, leaves);
    }
}

QString shownAt(const StoredProvider &provider, const DraftPlace &place)
{
    if (!place.keyName.isEmpty() || place.slot.isEmpty())
        return {};
    const QJsonValue value = memberAt(provider.document.members, placeOf(place.slot));
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString();
}

} // namespace bifrost::gui
