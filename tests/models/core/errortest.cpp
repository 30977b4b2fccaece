// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/error.h"
#include "models/core/result.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;

class ErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsRow();
    void statusesThatTheRulingsFix_data();
    void statusesThatTheRulingsFix();
    void anErrorCarriesSentenceAndWireForm();
    void aResultIsOneOrTheOther();
};

void ErrorTest::everyCodeHasItsRow()
{
    for (int i = 0; i <= int(ErrorCode::AlreadyRunning); ++i) {
        const ErrorKind &kind = errorKind(ErrorCode(i));
        QCOMPARE(int(kind.code), i);
        QVERIFY2(kind.status >= 400 && kind.status < 600, kind.type.data());
        QVERIFY(!kind.type.empty());
        QVERIFY2(kind.type.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == kind.type.npos,
                 kind.type.data());
        QVERIFY(!kind.sentence.empty());
    }
}

void ErrorTest::statusesThatTheRulingsFix_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("body") << int(ErrorCode::BodyTooLarge) << 413;
    QTest::newRow("head") << int(ErrorCode::HeadTooLarge) << 431;
    QTest::newRow("encoding") << int(ErrorCode::UnsupportedMedia) << 415;
    QTest::newRow("framing") << int(ErrorCode::BadRequest) << 400;
    QTest::newRow("buffers") << int(ErrorCode::OutOfBuffers) << 503;
    QTest::newRow("queue") << int(ErrorCode::QueueFull) << 503;
    QTest::newRow("connect") << int(ErrorCode::ConnectFailed) << 502;
    QTest::newRow("gone") << int(ErrorCode::ClientGone) << 499;
}

void ErrorTest::statusesThatTheRulingsFix()
{
    QFETCH(int, code);
    QTEST(errorKind(ErrorCode(code)).status, "status");
}

void ErrorTest::anErrorCarriesSentenceAndWireForm()
{
    const Error plain(ErrorCode::NoKey);
    QCOMPARE(plain.message, std::string(errorKind(ErrorCode::NoKey).sentence));
    const Error told(ErrorCode::NoKey, "No key of openai may serve gpt-9.");
    QCOMPARE(told.message, std::string("No key of openai may serve gpt-9."));
    QCOMPARE(told.status(), 400);
    QCOMPARE(told.type(), std::string_view("no_key"));
}

void ErrorTest::aResultIsOneOrTheOther()
{
    const Result<int> seven = 7;
    QVERIFY(seven.hasValue());
    QCOMPARE(*seven, 7);
    const Result<int> bad = Error(ErrorCode::NotFound);
    QVERIFY(!bad);
    QVERIFY(bad.error().code == ErrorCode::NotFound);
    const Result<void> fine;
    QVERIFY(fine.hasValue());
    const Result<void> failed = Error(ErrorCode::Internal);
    QVERIFY(!failed);
}

BIFROST_TEST(ErrorTest)
#include "errortest.moc"
