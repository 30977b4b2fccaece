// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace bifrost {

/// The member at this place of a document holds a secret: the value of a key, a password, a header that is
/// added, whatever is called so that it may be one. Better one too many: it is only shown masked.
bool isSecretPlace(const QStringList &place);

/// What is given under this name are names of models and the like, whatever they sound like.
bool isNameMap(const QString &member);

/// A place as the name of a slot: a JSON pointer without the first slash; and back.
QString slotOf(const QStringList &place);
QStringList placeOf(const QString &slot);

/// The dotted path of a slot, for people.
QString slotPath(const QString &slot);

/// The forms in which stored secrets are shown to people: they are no secrets, but get sent back as such.
bool looksMasked(const QString &text);

bool isReference(const QString &text); ///< "env.NAME", "vault.NAME"

/// A password of which only a hash is kept, which is no secret: it opens nothing, and the file that it lies
/// in is closed to others.
bool isPasswordHash(const QStringList &place, const QString &text);

/// A secret in any of the forms that it may be given in, as text: the value itself, a reference, a mask. No
/// value if it has another form.
std::optional<QString> secretText(const QJsonValue &value);

} // namespace bifrost
