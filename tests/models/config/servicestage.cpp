// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/config/servicestage.h"

#include <QFile>
#include <QTest>

#include "tests/support/waiting.h"

using namespace Qt::StringLiterals;

namespace bifrost::test {

void ServiceStage::clear()
{
    m_service.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_repository = std::make_unique<MemoryRepository>();
}

void ServiceStage::open(const QByteArray &text, ConfigRepository *repository, const Environment &environment)
{
    const QString path = m_folder->filePath(u"config.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    Result<ConfigStore> store = ConfigStore::open(path, environment);
    QVERIFY2(store.hasValue(), store ? "" : store.error().message.c_str());
    m_service = std::make_unique<ConfigService>(std::move(*store), environment, repository);
    QVERIFY(m_service->load().hasValue());
    QFile after(path);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QCOMPARE(after.readAll(), text);
}

ConfigOutcome ServiceStage::applyNow(const ConfigCommand &command, const QString &basis)
{
    QObject here;
    std::optional<ConfigOutcome> outcome;
    m_service->apply({command, basis}, &here, [&](const ConfigOutcome &what) { outcome = what; });
    if (!runUntil([&] { return outcome.has_value(); }, std::chrono::seconds(30)))
        qFatal("no outcome");
    return *outcome;
}

} // namespace bifrost::test
