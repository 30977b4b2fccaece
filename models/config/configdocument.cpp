// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/configdocument.h"

#include <QJsonArray>

#include "models/config/secretslots.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

const QString LockedMask = u"********"_s;

void splitInto(QJsonObject &object, const QStringList &place, SecretSlots &secrets)
{
    const QStringList names = object.keys();
    for (const QString &name : names) {
        const QJsonValue value = object[name];
        const QStringList at = place + QStringList{name};
        if (isSecretPlace(at)) {
            const std::optional<QString> text = secretText(value);
            if (!text)
                continue; // the reader says what is wrong with it
            if (text->isEmpty() || looksMasked(*text) || isReference(*text) || isPasswordHash(at, *text)) {
                object[name] = *text;
            } else {
                secrets.insert(slotOf(at), {Secret(text->toStdString())});
                object.remove(name);
            }
        } else if (value.isObject() && !isNameMap(name)) {
            QJsonObject inner = value.toObject();
            splitInto(inner, at, secrets);
            object[name] = inner;
        }
    }
}

QJsonValue valueAt(const QJsonObject &object, const QStringList &place)
{
    QJsonValue value = object;
    for (const QString &part : place)
        value = value.toObject()[part];
    return value;
}

void setAt(QJsonObject &object, QStringList place, const QJsonValue &value)
{
    const QString name = place.takeFirst();
    if (place.isEmpty()) {
        object[name] = value;
        return;
    }
    QJsonObject inner = object[name].toObject();
    setAt(inner, place, value);
    object[name] = inner;
}

void removeAt(QJsonObject &object, QStringList place)
{
    const QString name = place.takeFirst();
    if (place.isEmpty()) {
        object.remove(name);
        return;
    }
    if (!object[name].isObject())
        return;
    QJsonObject inner = object[name].toObject();
    removeAt(inner, place);
    object[name] = inner;
}

bool isAtOrBelow(const QString &slot, const QString &parent)
{
    return slot.startsWith(parent) && (slot.size() == parent.size() || slot.at(parent.size()) == u'/');
}

/// Where text stands in a place for secrets: masks and references.
void collectTexts(const QJsonObject &object, const QStringList &place, QStringList &found)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QStringList at = place + QStringList{it.key()};
        if (isSecretPlace(at) && it.value().isString())
            found.append(slotOf(at));
        else if (it.value().isObject() && !isNameMap(it.key()))
            collectTexts(it.value().toObject(), at, found);
    }
}

/// Stands for whatever is stored; the others are those of one value.
bool isAnyMask(const QString &text)
{
    return text.compare("<redacted>"_L1, Qt::CaseInsensitive) == 0;
}

QString shown(const SecretSlot &secret)
{
    return secret.isUnknown() ? LockedMask : QString::fromStdString(secret.value.masked());
}

bool isMaskOf(const SecretSlot &secret, const QString &mask)
{
    return isAnyMask(mask) || mask == shown(secret) || (secret.locked && mask == LockedMask);
}

/// Of what is kept among the members: references and hashes.
bool isMaskOfText(const QStringList &place, const QString &text, const QString &mask,
                  const QProcessEnvironment &environment)
{
    if (!isReference(text))
        return isPasswordHash(place, text) && isAnyMask(mask);
    const QString value =
        text.startsWith("env."_L1) ? environment.value(text.sliced(4)).trimmed() : QString();
    return isAnyMask(mask)
        || (!value.isEmpty() && mask.toStdString() == Secret(value.toStdString()).masked());
}

} // namespace

ConfigDocument ConfigDocument::split(const QJsonObject &whole)
{
    ConfigDocument document{whole, {}};
    splitInto(document.members, {}, document.secrets);
    return document;
}

QJsonObject ConfigDocument::revealed() const
{
    QJsonObject whole = members;
    for (auto it = secrets.begin(); it != secrets.end(); ++it) {
        const std::string_view value = it->value.reveal();
        setAt(whole, placeOf(it.key()), QString::fromUtf8(value.data(), qsizetype(value.size())));
    }
    return whole;
}

QJsonObject ConfigDocument::masked() const
{
    QJsonObject whole = members;
    QStringList texts;
    collectTexts(members, {}, texts);
    for (const QString &slot : texts) {
        const QStringList place = placeOf(slot);
        if (isPasswordHash(place, valueAt(members, place).toString()))
            setAt(whole, place, u"<redacted>"_s);
    }
    for (auto it = secrets.begin(); it != secrets.end(); ++it) {
        setAt(whole, placeOf(it.key()), shown(*it));
    }
    return whole;
}

QStringList ConfigDocument::restoreMasked(const ConfigDocument &stored,
                                          const QProcessEnvironment &environment)
{
    QStringList slotNames;
    collectTexts(members, {}, slotNames);
    QStringList missing;
    for (const QString &slot : slotNames) {
        const QStringList place = placeOf(slot);
        const QString mask = valueAt(members, place).toString();
        if (!looksMasked(mask))
            continue;
        const auto kept = stored.secrets.find(slot);
        const QString text = valueAt(stored.members, place).toString();
        if (kept != stored.secrets.end() && isMaskOf(*kept, mask)) {
            secrets.insert(slot, *kept);
            removeAt(members, place);
        } else if (kept == stored.secrets.end() && isMaskOfText(place, text, mask, environment)) {
            setAt(members, place, text);
        } else {
            missing.append(slotPath(slot));
        }
    }
    return missing;
}

void ConfigDocument::mergeObject(const QJsonObject &patch, const QStringList &place)
{
    for (auto it = patch.begin(); it != patch.end(); ++it) {
        const QStringList at = place + QStringList{it.key()};
        const QString slot = slotOf(at);
        if (it.value().isObject()) {
            if (!valueAt(members, at).isObject())
                setAt(members, at, QJsonObject());
            mergeObject(it.value().toObject(), at);
            continue;
        }
        for (const QString &known : secrets.keys()) {
            if (isAtOrBelow(known, slot))
                secrets.remove(known);
        }
        if (it.value().isNull())
            removeAt(members, at);
        else
            setAt(members, at, it.value());
    }
}

void ConfigDocument::merge(const ConfigDocument &patch)
{
    mergeObject(patch.members, {});
    for (auto it = patch.secrets.begin(); it != patch.secrets.end(); ++it) {
        removeAt(members, placeOf(it.key()));
        secrets.insert(it.key(), it.value());
    }
}

} // namespace bifrost
