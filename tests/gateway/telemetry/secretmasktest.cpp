// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/telemetry/secretmask.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using namespace bifrost::telemetry;

/// No credential gets into what is recorded.
class SecretMaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headers_data();
    void headers();
    void theSchemeStays();
    void queries();
    void quotedSecrets();
    void shortSecretsHideNothing();
};

void SecretMaskTest::headers_data()
{
    QTest::addColumn<bool>("secret");
    for (const char *name :
         {"Authorization", "proxy-authorization", "X-Api-Key", "x-goog-api-key", "api-key", "Cookie",
          "Set-Cookie", "x-bf-vk", "X-Auth-Token", "x-amz-security-token", "Helicone-Auth", "x-session-id",
          "Ocp-Apim-Subscription-Key", "x-client-secret", "X-Password", "X-Hub-Signature"})
        QTest::newRow(name) << true;
    for (const char *name :
         {"content-type", "accept", "user-agent", "x-request-id", "x-bf-api-key", "x-bf-api-key-id",
          "idempotency-key", "x-ratelimit-remaining-tokens", "anthropic-ratelimit-tokens-limit",
          "x-max-tokens", "www-authenticate", "host", "date", "openai-organization"})
        QTest::newRow(name) << false;
}

void SecretMaskTest::headers()
{
    QFETCH(bool, secret);
    const std::string value = "sk-abcdefgh0123";
    Secrets found;
    const std::string shown = maskedValue(QTest::currentDataTag(), value, found);
    QCOMPARE(shown == value, !secret);
    QCOMPARE(shown.find("abcdef") == std::string::npos, secret);
    QCOMPARE(found.size(), std::size_t(secret ? 1 : 0));
}

void SecretMaskTest::theSchemeStays()
{
    Secrets found;
    QCOMPARE(maskedValue("authorization", "Bearer sk-0123456789", found), std::string("Bearer ••••••••"));
    QCOMPARE(std::string(found.at(0).reveal()), std::string("sk-0123456789"));
    QCOMPARE(maskedValue("authorization", "sk-0123456789 x", found), std::string("••••••••"));
    QCOMPARE(maskedValue("authorization", "", found), std::string());
}

void SecretMaskTest::queries()
{
    Secrets found;
    QCOMPARE(maskedTarget("/v1/models", found), std::string("/v1/models"));
    QCOMPARE(maskedTarget("/v1/models?", found), std::string("/v1/models?"));
    QCOMPARE(maskedTarget("/v1/m?alt=sse&Key=abcdefghij&x", found),
             std::string("/v1/m?alt=sse&Key=••••••••&x"));
    QCOMPARE(maskedTarget("/v1/m?monkey=banana&=&&", found), std::string("/v1/m?monkey=banana&=&"));
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(std::string(found.at(0).reveal()), std::string("abcdefghij"));
}

void SecretMaskTest::quotedSecrets()
{
    const Secrets secrets{Secret("sk-first-0123"), Secret("sk-second-456")};
    std::string text = "a sk-first-0123, sk-second-456 and sk-first-0123sk-first-0123";
    const std::size_t size = text.size();
    hideSecrets(text, secrets);
    QCOMPARE(text, std::string("a *************, ************* and **************************"));
    QCOMPARE(text.size(), size);
}

void SecretMaskTest::shortSecretsHideNothing()
{
    std::string text = "the key is the key";
    hideSecrets(text, Secrets{Secret("key"), Secret("")});
    QCOMPARE(text, std::string("the key is the key"));
}

BIFROST_TEST(SecretMaskTest)
#include "secretmasktest.moc"
