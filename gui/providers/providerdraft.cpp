// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerdraft.h"

#include "models/config/secretslots.h"
#include "models/config/storedreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

QJsonValue memberAt(const QJsonObject &object, const QStringList &place)
{
    QJsonValue value = object;
    for (const QString &part : place)
        value = value.toObject().value(part);
    return value;
}

void setMemberAt(QJsonObject &object, const QStringList &place, const QJsonValue &value)
{
    const QString &name = place.first();
    QJsonValue member = value;
    if (place.size() > 1) {
        QJsonObject inner = object[name].toObject();
        setMemberAt(inner, place.mid(1), value);
        member =
            inner.isEmpty() && value.isUndefined() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(inner);
    }
    if (member.isUndefined())
        object.remove(name);
    else
        object[name] = member;
}

ProviderDraft::ProviderDraft(const StoredProvider &stored, QString basis)
    : m_now(stored)
    , m_before(stored)
    , m_basis(std::move(basis))
{ }

ProviderDraft::ProviderDraft(const StoredProvider &start) : m_now(start), m_before(start), m_isNew(true) { }

bool ProviderDraft::isCustom() const
{
    return m_now.document.members.contains("custom_provider_config"_L1);
}

QJsonValue ProviderDraft::value(const QStringList &place) const
{
    return memberAt(m_now.document.members, place);
}

void ProviderDraft::setValue(const QStringList &place, const QJsonValue &value)
{
    setMemberAt(m_now.document.members, place, value);
}

bool ProviderDraft::hasSecret(const QStringList &place) const
{
    return m_now.document.secrets.contains(slotOf(place));
}

void ProviderDraft::setSecret(const QStringList &place, const Secret &secret)
{
    setValue(place, QJsonValue::Undefined);
    m_now.document.secrets.insert(slotOf(place), {secret, false});
}

void ProviderDraft::removeSecret(const QStringList &place)
{
    setValue(place, QJsonValue::Undefined);
    m_now.document.secrets.remove(slotOf(place));
}

bool ProviderDraft::isSecretStored(const QStringList &place) const
{
    const auto &before = m_before.document.secrets;
    const auto known = before.find(slotOf(place));
    return !m_isNew && known != before.end() && m_now.document.secrets.value(slotOf(place)) == *known;
}

bool ProviderDraft::restoreSecret(const QStringList &place)
{
    const auto &before = m_before.document.secrets;
    const auto known = before.find(slotOf(place));
    if (m_isNew || known == before.end())
        return false;
    setValue(place, QJsonValue::Undefined);
    m_now.document.secrets.insert(slotOf(place), *known);
    return true;
}

QStringList ProviderDraft::secretNames(const QString &slotPrefix) const
{
    QStringList names;
    for (const QString &slot : m_now.document.secrets.keys()) {
        if (slot.startsWith(slotPrefix + u'/'))
            names += placeOf(slot).last();
    }
    return names;
}

bool ProviderDraft::isValueStored(const StoredKey &key) const
{
    const auto before = std::ranges::find(m_before.keys, key.id, &StoredKey::id);
    if (m_isNew || key.id.isEmpty() || before == m_before.keys.end() || !bifrost::gui::hasSecret(*before))
        return false;
    return before->document.secrets.value(u"value"_s) == key.document.secrets.value(u"value"_s);
}

void ProviderDraft::follow(const StoredProvider &stored, const QString &basis)
{
    DraftMerge merge = mergeDraft(m_before, m_now, stored);
    const auto add = [](std::vector<DraftPlace> &to, const std::vector<DraftPlace> &places) {
        std::ranges::copy_if(places, std::back_inserter(to),
                             [&to](const DraftPlace &place) { return std::ranges::count(to, place) == 0; });
    };
    add(m_followed, merge.followed);
    add(m_clashes, merge.clashes);
    m_now = std::move(merge.merged);
    m_before = stored;
    m_basis = basis;
}

void ProviderDraft::settle(const StoredProvider &sent, const StoredProvider &stored, const QString &basis)
{
    m_isNew = false;
    m_before = sent;
    follow(stored, basis);
    m_followed.clear();
    m_clashes.clear();
}

std::vector<DraftPlace> ProviderDraft::clashes() const
{
    std::vector<DraftPlace> open;
    std::ranges::copy_if(m_clashes, std::back_inserter(open),
                         [this](const DraftPlace &place) { return !isSameAt(m_now, m_before, place); });
    return open;
}

void ProviderDraft::takeTheirs()
{
    for (const DraftPlace &place : clashes())
        takeTheirs(place);
    m_clashes.clear();
}

ConfigCommand ProviderDraft::command() const
{
    PutProvider put;
    put.name = m_now.name;
    put.document = m_now.document;
    put.mode = m_isNew ? PutProvider::Mode::Create : PutProvider::Mode::Replace;
    put.keys.emplace();
    for (const StoredKey &key : m_now.keys) {
        ConfigDocument document = key.document;
        if (!key.id.isEmpty())
            document.members["id"_L1] = key.id;
        document.members["name"_L1] = key.name;
        put.keys->push_back(std::move(document));
    }
    return put;
}

ProviderConfig ProviderDraft::config() const
{
    StoredProvider provider = m_now;
    provider.name = provider.name.toLower();
    return readStored(provider, {{}, QProcessEnvironment::systemEnvironment()}).config;
}

QString secretVariable(const StoredKey &key)
{
    const QString reference = key.document.members.value("value"_L1).toString();
    return reference.startsWith("env."_L1) ? reference.mid(4) : QString();
}

bool hasSecret(const StoredKey &key)
{
    return key.document.secrets.contains(u"value"_s);
}

} // namespace bifrost::gui
