// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gateway/blackbox/fixture.h"

#include <memory>

namespace bifrost::test {

/// One management request on a fresh connection; without an answer the test cannot go on.
HttpAnswer manage(const GatewayProcess &gateway, const QByteArray &method, const QByteArray &target,
                  const QJsonObject &body = QJsonObject(), const QByteArray &headerLines = QByteArray());

/// A key as people send it.
QJsonObject keyEntry(const QString &name, const QString &value, const QJsonObject &more = QJsonObject());

/// The route of the keys of `openai`.
extern const QByteArray Keys;

/// A mock that knows sk-first-0123456789, sk-second-… and sk-third-….
MockOptions takesAnyKey();

/// The whole file: `openai` at the mock with the first of these keys, and other members of the file.
QJsonObject configAt(const MockProvider &mock, const QJsonObject &more = QJsonObject());

/// The error of an answer: "<status> <type> <param>: <message>".
QByteArray errorLine(const HttpAnswer &answer);

/// The key of `openai` in a ManagedStage, and how it is shown.
extern const QString ListedKey;
extern const QString ListedMask;

/// The program with `openai` at a mock, for each test anew.
class ManagedStage
{
protected:
    void begin(const MockOptions &options = MockOptions());
    void end();

    HttpAnswer ask(const QByteArray &method, const QByteArray &target,
                   const QJsonObject &body = QJsonObject(), const QByteArray &lines = QByteArray()) const;

    std::unique_ptr<MockProvider> m_mock;
    std::unique_ptr<GatewayProcess> m_gateway;
};

} // namespace bifrost::test
