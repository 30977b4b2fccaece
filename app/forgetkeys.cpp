// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forgetkeys.h"

#include "app/commandline.h"
#include "app/datafolder.h"
#include "app/singleinstance.h"
#include "models/config/configstore.h"
#include "models/store/configdatabase.h"

#include <QEventLoop>
#include <QFileInfo>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bifrost {
namespace {

int refuse(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    return 1;
}

int refuse(const Error &error)
{
    return refuse(QString::fromStdString(error.message));
}

Result<void> forgetIn(const QString &path)
{
    Result<std::unique_ptr<ConfigDatabase>> database = ConfigDatabase::open(path);
    if (!database)
        return std::move(database).error();
    Result<void> result;
    QEventLoop loop;
    (*database)->forgetSecrets(&loop, [&](const Result<void> &forgotten) {
        result = forgotten;
        loop.quit();
    });
    loop.exec();
    return result;
}

} // namespace

int forgetKeys(const CommandLine &line)
{
    const Result<DataFolder> folder = DataFolder::open(line.appDir);
    if (!folder)
        return refuse(folder.error());
    SingleInstance instance(*folder);
    const Result<bool> claimed = instance.claim();
    if (!claimed)
        return refuse(claimed.error());
    if (!*claimed) {
        return refuse(
            u"Bifrost is running with the data folder %1. Stop it with --stop, then try again."_s.arg(
                folder->path()));
    }
    const Result<ConfigStore> config =
        ConfigStore::open(folder->configFile(), QProcessEnvironment::systemEnvironment());
    if (!config)
        return refuse(config.error());
    const QString path = folder->place(config->read().store.path, folder->configDatabase());
    if (!QFileInfo::exists(path))
        return refuse(u"There is no database at %1, so no key is stored."_s.arg(path));
    if (const Result<void> forgotten = forgetIn(path); !forgotten)
        return refuse(forgotten.error());
    std::printf("The stored keys were given up. %s still has them, sealed as they were.\n",
                qPrintable(path + ".given-up.backup"_L1));
    return 0;
}

} // namespace bifrost
