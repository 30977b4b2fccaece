// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/draftmerge.h"
#include "gui/providers/providerdraft.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace bifrost;
using namespace bifrost::gui;
using namespace Qt::StringLiterals;

namespace {

const QStringList Retries{u"network_config"_s, u"max_retries"_s};
const QStringList Address{u"network_config"_s, u"base_url"_s};

StoredKey key(const QString &id, const QString &name, const char *value)
{
    StoredKey key{id, name, {}};
    key.document.secrets.insert(u"value"_s, {Secret(value), false});
    return key;
}

StoredProvider base()
{
    StoredProvider provider;
    provider.name = u"cloud"_s;
    setMemberAt(provider.document.members, Retries, 1);
    setMemberAt(provider.document.members, {u"network_config"_s, u"extra"_s}, QJsonObject());
    provider.keys = {key(u"1"_s, u"main"_s, "sk-1"), key(u"2"_s, u"spare"_s, "sk-2")};
    return provider;
}

int retriesOf(const StoredProvider &provider)
{
    return memberAt(provider.document.members, Retries).toInt();
}

QStringList words(const std::vector<DraftPlace> &places)
{
    QStringList all;
    for (const DraftPlace &place : places)
        all += place.keyName + u'/' + place.path();
    return all;
}

} // namespace

/// Two who change one provider, each from the same state.
class DraftMergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyChangedAnything();
    void eachChangedSomethingElse();
    void bothChangedTheSame();
    void bothCameToTheSame();
    void aSecretBecameAReference();
    void keysComeAndGo();
    void aKeyIsRemovedThatTheOtherChanged();
    void whatIsLockedHasNotChanged();
    void theirsIsTakenOver();
};

void DraftMergeTest::nobodyChangedAnything()
{
    const DraftMerge merge = mergeDraft(base(), base(), base());
    QVERIFY(merge.merged == base());
    QVERIFY(merge.followed.empty() && merge.clashes.empty());
}

void DraftMergeTest::eachChangedSomethingElse()
{
    StoredProvider mine = base();
    setMemberAt(mine.document.members, Address, u"http://mine"_s);
    mine.keys[0].document.members[u"weight"_s] = 3;
    StoredProvider theirs = base();
    setMemberAt(theirs.document.members, Retries, 5);
    theirs.keys[0].document.secrets[u"value"_s].value = Secret("sk-new");
    const DraftMerge merge = mergeDraft(base(), mine, theirs);
    QCOMPARE(words(merge.followed), (QStringList{u"/network_config.max_retries"_s, u"main/value"_s}));
    QCOMPARE(words(merge.clashes), QStringList());
    QCOMPARE(retriesOf(merge.merged), 5);
    QCOMPARE(memberAt(merge.merged.document.members, Address).toString(), u"http://mine"_s);
    QCOMPARE(merge.merged.keys[0].document.members[u"weight"_s].toInt(), 3);
    QCOMPARE(merge.merged.keys[0].document.secrets[u"value"_s].value.reveal(), "sk-new");
}

void DraftMergeTest::bothChangedTheSame()
{
    StoredProvider mine = base();
    setMemberAt(mine.document.members, Retries, 3);
    StoredProvider theirs = base();
    setMemberAt(theirs.document.members, Retries, QJsonValue::Undefined);
    const DraftMerge merge = mergeDraft(base(), mine, theirs);
    QCOMPARE(words(merge.clashes), QStringList{u"/network_config.max_retries"_s});
    QCOMPARE(retriesOf(merge.merged), 3);
}

void DraftMergeTest::bothCameToTheSame()
{
    StoredProvider changed = base();
    setMemberAt(changed.document.members, Retries, 3);
    const DraftMerge merge = mergeDraft(base(), changed, changed);
    QVERIFY(merge.merged == changed);
    QVERIFY(merge.followed.empty() && merge.clashes.empty());
}

void DraftMergeTest::aSecretBecameAReference()
{
    StoredProvider mine = base();
    mine.keys[0].document.secrets[u"value"_s].value = Secret("sk-mine");
    StoredProvider theirs = base();
    theirs.keys[0].document.secrets.clear();
    theirs.keys[0].document.members[u"value"_s] = u"env.THEIRS"_s;
    const DraftMerge merge = mergeDraft(base(), mine, theirs);
    QCOMPARE(words(merge.clashes), QStringList{u"main/value"_s});
    const ConfigDocument &document = merge.merged.keys[0].document;
    QCOMPARE(document.secrets[u"value"_s].value.reveal(), "sk-mine");
    QVERIFY(!document.members.contains(u"value"_s)); // not both at once
}

void DraftMergeTest::keysComeAndGo()
{
    StoredProvider mine = base();
    mine.keys.erase(mine.keys.begin());
    mine.keys.push_back(key({}, u"mine"_s, "sk-3"));
    StoredProvider theirs = base();
    theirs.keys.pop_back();
    theirs.keys.push_back(key(u"4"_s, u"theirs"_s, "sk-4"));
    const DraftMerge merge = mergeDraft(base(), mine, theirs);
    QCOMPARE(words(merge.clashes), QStringList());
    QCOMPARE(words(merge.followed), (QStringList{u"theirs/"_s, u"spare/"_s}));
    QCOMPARE(merge.merged.keys.size(), std::size_t(2));
    QCOMPARE(merge.merged.keys[0].name, u"theirs"_s);
    QCOMPARE(merge.merged.keys[1].name, u"mine"_s);
}

void DraftMergeTest::aKeyIsRemovedThatTheOtherChanged()
{
    StoredProvider mine = base();
    mine.keys.erase(mine.keys.begin());
    mine.keys[0].document.members[u"weight"_s] = 2;
    StoredProvider theirs = base();
    theirs.keys[0].name = u"renamed"_s;
    theirs.keys.pop_back();
    const DraftMerge merge = mergeDraft(base(), mine, theirs);
    QCOMPARE(words(merge.clashes), (QStringList{u"renamed/"_s, u"spare/"_s}));
    QVERIFY(merge.merged.keys == mine.keys);
    StoredProvider taken = merge.merged;
    for (const DraftPlace &place : merge.clashes)
        takeOver(taken, theirs, place);
    QVERIFY(taken == theirs);
}

void DraftMergeTest::whatIsLockedHasNotChanged()
{
    StoredProvider locked = base();
    for (StoredKey &each : locked.keys)
        each.document.secrets[u"value"_s] = {Secret(), true};
    StoredProvider mine = locked;
    setMemberAt(mine.document.members, Retries, 3);
    const DraftMerge merge = mergeDraft(locked, mine, base());
    QVERIFY(merge.followed.empty() && merge.clashes.empty());
    QCOMPARE(merge.merged.keys[0].document.secrets[u"value"_s].value.reveal(), "sk-1");
    QCOMPARE(retriesOf(merge.merged), 3);
}

void DraftMergeTest::theirsIsTakenOver()
{
    StoredProvider mine = base();
    setMemberAt(mine.document.members, Retries, 3);
    mine.keys[0].document.members[u"weight"_s] = 3;
    StoredProvider theirs = base();
    setMemberAt(theirs.document.members, Retries, 5);
    theirs.keys[0].document.members[u"weight"_s] = 5;
    ProviderDraft draft(base(), u"a"_s);
    draft = ProviderDraft(base(), u"a"_s);
    draft.setValue(Retries, 3);
    draft.keys()[0].document.members[u"weight"_s] = 3;
    draft.follow(theirs, u"b"_s);
    QCOMPARE(draft.basis(), u"b"_s);
    QCOMPARE(draft.clashes().size(), std::size_t(2));
    QVERIFY(draft.stored() == mine);
    draft.setValue(Retries, 5); // which settles it
    QCOMPARE(draft.clashes().size(), std::size_t(1));
    draft.takeTheirs();
    QVERIFY(draft.clashes().empty());
    QVERIFY(!draft.isChanged());
}

BIFROST_TEST(DraftMergeTest)
#include "draftmergetest.moc"
