// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/gatewayprocess.h"
#include "tests/support/mockprovider.h"
#include "tests/support/rawclient.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <optional>

namespace bifrost::test {

/// A provider's entry in `providers`: this base URL, and one key of all models where `key` is not empty.
QJsonObject providerEntry(const QString &baseUrl, const QString &key = QStringLiteral("sk-mock"));

/// The whole file: no log on disk.
QJsonObject withoutLog();

/// The whole file: a provider named `openai` at the mock, no log on disk.
QJsonObject openAiConfig(const MockProvider &mock, const QJsonObject &network = QJsonObject());

/// Sets a member of an object inside an object, however deep: `withMember(c, "providers/openai/keys", ...)`.
QJsonObject withMember(QJsonObject object, const QString &path, const QJsonValue &value);

/// A chat of one message, `more` being further members (with a comma at the end).
QByteArray chatBody(const QByteArray &model, const QByteArray &more = QByteArray(),
                    const QByteArray &text = "hi there");

/// One POST of `body` on a fresh connection.
std::optional<HttpAnswer> postTo(const GatewayProcess &gateway, const QByteArray &target,
                                 const QByteArray &body, const QByteArray &headerLines = QByteArray());
std::optional<HttpAnswer> getFrom(const GatewayProcess &gateway, const QByteArray &target,
                                  const QByteArray &headerLines = QByteArray());

/// Prints everything that the program has said, which is more than Qt Test would show; gives how it ended.
QByteArray reportOf(const GatewayProcess &gateway);

/// What is wrong with an answer that the gateway made itself; empty if nothing: headers that every answer
/// has, and for errors the envelope.
QByteArray faultOf(const HttpAnswer &answer);

/// `whole` without its member `extra_fields`, which must be the last or stand before a comma, every other
/// byte kept; empty if it is not there exactly once on the top level.
QByteArray withoutExtraFields(const QByteArray &whole);

} // namespace bifrost::test

/// Starts the program or ends the test with what it printed.
#define START_GATEWAY(gateway)                                                                               \
    do {                                                                                                     \
        if (!(gateway).start())                                                                              \
            QFAIL(bifrost::test::reportOf(gateway).constData());                                             \
    } while (false)

/// The test's last line: everything went through without a crash or a sanitizer's complaint.
#define STOP_GATEWAY(gateway)                                                                                \
    do {                                                                                                     \
        if (!(gateway).stop())                                                                               \
            QFAIL(bifrost::test::reportOf(gateway).constData());                                             \
    } while (false)
