// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/storenotice.h"

#include "gateway/gateway.h"
#include "gui/mainwindow/infobars.h"
#include "models/config/configservice.h"

#include <QDesktopServices>
#include <QDir>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

QString sentenceOf(const std::optional<Error> &trouble)
{
    return trouble ? QString::fromStdString(trouble->message) : QString();
}

/// The folder itself may be what is missing.
QString nearestFolder(const QString &path)
{
    QDir folder(path);
    while (!folder.exists() && !folder.isRoot())
        folder.setPath(QDir::cleanPath(folder.absoluteFilePath(u".."_s)));
    return folder.absolutePath();
}

Message withFolder(Message message, const QString &folder)
{
    if (!folder.isEmpty()) {
        message.verb = StoreNotice::tr("Open folder");
        message.action = [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(nearestFolder(folder))); };
    }
    return message;
}

} // namespace

StoreNotice::StoreNotice(Gateway *gateway, ConfigService *config, QString configFolder, QString logFolder,
                         InfoBars *bars, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_config(config)
    , m_bars(bars)
    , m_configStore{u"configstore"_s, std::move(configFolder), tr("No change of the settings is kept.")}
    , m_logStore{u"logstore"_s, std::move(logFolder), tr("The log is not being written.")}
    , m_files{u"files"_s, {}, tr("New callers are turned away.")}
{
    if (m_config) {
        connect(m_config, &ConfigService::storeTroubleChanged, this, &StoreNotice::refreshConfig);
        connect(m_config, &ConfigService::storeMended, this, &StoreNotice::sayMended);
    }
    connect(m_gateway, &Gateway::logTroubleChanged, this, &StoreNotice::refreshLog);
    connect(m_gateway, &Gateway::outOfFilesChanged, this, &StoreNotice::refreshFiles);
    connect(m_gateway, &Gateway::stateChanged, this, &StoreNotice::refreshFiles);
    refreshConfig();
    refreshLog();
    refreshFiles();
}

void StoreNotice::refreshConfig()
{
    show(&m_configStore, sentenceOf(m_config ? m_config->storeTrouble() : std::nullopt));
}

void StoreNotice::refreshLog()
{
    show(&m_logStore, sentenceOf(m_gateway->logTrouble()));
}

void StoreNotice::refreshFiles()
{
    show(&m_files,
         m_gateway->isOutOfFiles()
             ? tr("The limit of open files is reached. Raise it (ulimit -n), or close connections.")
             : QString());
}

void StoreNotice::show(Store *store, const QString &sentence)
{
    if (sentence == store->told)
        return; // said already, and perhaps closed by the user
    store->told = sentence;
    if (sentence.isEmpty()) {
        m_bars->clear(store->topic);
        return;
    }
    m_bars->tell(store->topic, withFolder({Message::Kind::Warning, store->lead, sentence}, store->folder));
}

/// Nothing is wrong any more, but somebody or the disk has done that.
void StoreNotice::sayMended(const QString &what)
{
    m_bars->tell(
        u"configmended"_s,
        withFolder({Message::Kind::Note, tr("Your settings are safe."), what}, m_configStore.folder));
}

} // namespace bifrost::gui
