// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/route.h"
#include "gateway/providers/provider.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>

#include <string>

namespace bifrost::flow {

/// The models of all providers, each once, sorted by name with the demo last.
class ModelList
{
public:
    /// Adds what a provider lists, as far as the key may use it, and what the key names beyond that. False:
    /// the answer is not a list of models.
    bool add(const providers::Provider &provider, const providers::ProviderKey *key,
             const QByteArray &answer);

    /// How the key has fared; an empty `failure`: well.
    void noteKey(const providers::Provider &provider, const providers::ProviderKey *key,
                 const std::string &failure);
    bool isEmpty() const { return m_models.isEmpty(); }

    /// The answer to who asks for one model, as `asked`; empty if it is not there.
    QByteArray modelJson(Surface surface, const QString &id, const QString &asked) const;

    /// The answer to the caller. `pageSize` 0: all of them.
    QByteArray toJson(Surface surface, int pageSize, const std::string &pageToken) const;

private:
    void insert(const providers::Provider &provider, QJsonObject model, const QString &name);

    QMap<QString, QJsonObject> m_models; ///< by sort key
    QJsonArray m_keys; ///< `key_statuses`
    bool m_anyFailed = false;
};

} // namespace bifrost::flow
