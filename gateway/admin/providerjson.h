// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configstate.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bifrost::admin {

/// Providers and keys as /api shows them: as they are in force, with the present names, together with the
/// members that are only kept; secrets masked.
/// `ownPort` is where we listen ourselves.
QJsonObject providerJson(const ConfigState &state, const QString &name, std::uint16_t ownPort = 0);
QJsonObject providersJson(const ConfigState &state, std::uint16_t ownPort = 0);

QJsonArray providerKeysJson(const ConfigState &state, const QString &provider);
QJsonObject keyJson(const ConfigState &state, const QString &provider, const QString &id);
QJsonArray allKeysJson(const ConfigState &state);

/// Puts the members over those that are there.
void overlay(QJsonObject &json, const QJsonObject &members);

/// The shape of a value that may be a secret or a reference.
QJsonObject secretJson(const QString &shown, const QString &reference);

} // namespace bifrost::admin
