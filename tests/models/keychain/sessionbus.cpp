// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/keychain/sessionbus.h"

#include "tests/support/waiting.h"

#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVirtualObject>
#include <QDir>
#include <QFile>

#include <atomic>
#include <chrono>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

constexpr char Password[] = "correct horse";
constexpr std::chrono::seconds BusPatience{60};

const QString ServiceName = u"org.freedesktop.secrets"_s;
const QString ServicePath = u"/org/freedesktop/secrets"_s;

constexpr char BusConfig[] = R"(<busconfig>
  <type>session</type>
  <listen>unix:path=%1</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

/// A secret as the Secret Service carries it.
struct WireSecret
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

QDBusArgument &operator<<(QDBusArgument &argument, const WireSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, WireSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

QString uniqueName()
{
    static int number = 0;
    return u"test-session-%1"_s.arg(++number);
}

} // namespace

/// Takes every call and says nothing.
class SessionBus::Mute : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &, const QDBusConnection &) override
    {
        asked = true;
        return true;
    }

    std::atomic_bool asked = false; // on the thread of the bus
};

SessionBus::SessionBus() : m_connection(uniqueName())
{
    for (const QString &name : {u"run"_s, u"home"_s})
        QDir(folder()).mkdir(name);
    QFile::setPermissions(folder() + "/run"_L1,
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    m_keyring.setStandardErrorFile(folder() + "/keyring.log"_L1);
    m_bus.setStandardErrorFile(folder() + "/bus.log"_L1);
}

SessionBus::~SessionBus()
{
    kill();
}

bool SessionBus::start()
{
    QFile config(folder() + "/bus.conf"_L1);
    if (!config.open(QIODevice::WriteOnly))
        return false;
    config.write(QString::fromLatin1(BusConfig).arg(folder() + "/run/bus"_L1).toUtf8());
    config.close();
    m_bus.start(u"dbus-daemon"_s,
                {u"--nofork"_s, u"--print-address=1"_s, u"--config-file="_s + config.fileName()});
    if (!runUntil([this] { return m_bus.canReadLine() || m_bus.state() == QProcess::NotRunning; },
                  BusPatience))
        return false;
    m_address = QString::fromUtf8(m_bus.readLine()).trimmed();
    m_connection = QDBusConnection::connectToBus(m_address, uniqueName());
    return m_connection.isConnected();
}

void SessionBus::kill()
{
    stopKeyring();
    if (m_connection.isConnected())
        QDBusConnection::disconnectFromBus(m_connection.name());
    m_bus.kill();
    m_bus.waitForFinished();
}

QProcessEnvironment SessionBus::environment() const
{
    QProcessEnvironment environment;
    const QProcessEnvironment outside = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"PATH"_s, u"ASAN_OPTIONS"_s, u"UBSAN_OPTIONS"_s, u"LD_LIBRARY_PATH"_s}) {
        if (outside.contains(name))
            environment.insert(name, outside.value(name));
    }
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"HOME"_s, folder() + "/home"_L1);
    environment.insert(u"XDG_RUNTIME_DIR"_s, folder() + "/run"_L1);
    if (!m_address.isEmpty())
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
    return environment;
}

bool SessionBus::startKeyring(const QString &name)
{
    if (!runKeyring(name, {u"--unlock"_s}, Password))
        return false;
    return runUntil([this] { return collection().size() > 1; }, BusPatience);
}

bool SessionBus::startKeyringWithoutCollection()
{
    return runKeyring(u"fresh"_s, {}, {});
}

bool SessionBus::runKeyring(const QString &name, const QStringList &arguments, const QByteArray &input)
{
    QProcessEnvironment surroundings = environment();
    surroundings.insert(u"XDG_DATA_HOME"_s, folder() + u'/' + name);
    m_keyring.setProcessEnvironment(surroundings);
    m_keyring.start(u"gnome-keyring-daemon"_s,
                    QStringList{u"--foreground"_s, u"--components=secrets"_s,
                                u"--control-directory="_s + folder() + "/run/control"_L1}
                        + arguments);
    m_keyring.write(input);
    m_keyring.closeWriteChannel();
    return runUntil([this] { return m_connection.interface()->isServiceRegistered(ServiceName).value(); },
                    BusPatience);
}

void SessionBus::stopKeyring()
{
    if (m_keyring.state() == QProcess::NotRunning)
        return;
    m_keyring.kill();
    m_keyring.waitForFinished();
}

QDBusMessage SessionBus::call(const QString &interface, const QString &method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(ServiceName, ServicePath, interface, method);
    message.setArguments(arguments);
    return m_connection.call(message);
}

/// The path of the collection that entries are put into; "/" if there is none.
QString SessionBus::collection()
{
    const QDBusMessage reply = call(u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s, {u"default"_s});
    return reply.arguments().value(0).value<QDBusObjectPath>().path();
}

bool SessionBus::lock()
{
    const QList<QDBusObjectPath> all{QDBusObjectPath(collection())};
    const QDBusMessage reply =
        call(u"org.freedesktop.Secret.Service"_s, u"Lock"_s, {QVariant::fromValue(all)});
    return reply.type() == QDBusMessage::ReplyMessage;
}

bool SessionBus::unlock()
{
    qDBusRegisterMetaType<WireSecret>();
    const QDBusMessage session = call(u"org.freedesktop.Secret.Service"_s, u"OpenSession"_s,
                                      {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    const WireSecret secret{
        session.arguments().value(1).value<QDBusObjectPath>(), {}, Password, u"text/plain"_s};
    const QDBusMessage reply =
        call(u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s, u"UnlockWithMasterPassword"_s,
             {QVariant::fromValue(QDBusObjectPath(collection())), QVariant::fromValue(secret)});
    return reply.type() == QDBusMessage::ReplyMessage;
}

bool SessionBus::startMute()
{
    m_mute = std::make_unique<Mute>();
    return m_connection.registerVirtualObject(u"/org"_s, m_mute.get(), QDBusConnection::SubPath)
        && m_connection.registerService(ServiceName);
}

bool SessionBus::waitForQuestion()
{
    return runUntil([this] { return m_mute->asked.load(); }, BusPatience);
}

} // namespace bifrost::test

Q_DECLARE_METATYPE(bifrost::test::WireSecret)
