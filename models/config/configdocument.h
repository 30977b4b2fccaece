// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QProcessEnvironment>
#include <QString>

#include "models/core/secret.h"

namespace bifrost {

/// A secret of a document. One that is locked is stored, but cannot be read now; it stays as it is. It may be
/// known all the same, from config.json.
struct SecretSlot
{
    Secret value;
    bool locked = false;

    bool isUnknown() const { return locked && value.isEmpty(); }

    friend bool operator==(const SecretSlot &, const SecretSlot &) = default;
};

/// Where in its document (a JSON pointer without the first slash) -> the secret.
using SecretSlots = QMap<QString, SecretSlot>;

/// A part of the configuration as it was written, with all members, known to this version or not, but for
/// its secrets, which are kept apart. References such as `env.NAME` are no secrets and stay members.
struct ConfigDocument
{
    QJsonObject members;
    SecretSlots secrets;

    /// Takes the secrets out of the members: values of keys, passwords, whatever sounds like one. Object
    /// forms of references become text. What people see in place of a secret stays for restoreMasked().
    static ConfigDocument split(const QJsonObject &whole);

    /// Secrets and members together again, for the reader and for nothing else.
    QJsonObject revealed() const;

    /// The same as people may see it.
    QJsonObject masked() const;

    /// Values that are the mask of what `stored` has in their place take that; references are looked up in
    /// the environment. Returns the paths of the other masked values: they stand for nothing, or for
    /// something else.
    QStringList restoreMasked(const ConfigDocument &stored,
                              const QProcessEnvironment &environment = QProcessEnvironment());

    /// Changes the members that the patch names; null removes (RFC 7396). Its masked values must have been
    /// restored before.
    void merge(const ConfigDocument &patch);

    friend bool operator==(const ConfigDocument &, const ConfigDocument &) = default;

private:
    void mergeObject(const QJsonObject &patch, const QStringList &place);
};

} // namespace bifrost
