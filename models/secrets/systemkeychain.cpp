// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/systemkeychain.h"

#include <qt6keychain/keychain.h>

#include <QPointer>

#include "models/secrets/glibbus.h"
#include "models/secrets/keychainservice.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

const QString ServiceName = u"Bifrost Desktop"_s;

/// What the job says, as far as the job can tell.
Keychain::Outcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return Keychain::Outcome::Done;
    case QKeychain::EntryNotFound:
        return Keychain::Outcome::NoEntry;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Keychain::Outcome::Locked;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Keychain::Outcome::Absent;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return Keychain::Outcome::Failed;
}

} // namespace

class SystemKeychain::Private : public QObject
{
public:
    using MakeJob = std::function<QKeychain::Job *()>;

    void begin(const MakeJob &make, const QString &entry, const Callback &callback);
    void start(QKeychain::Job *job, const QString &entry, const GlibBus::Handle &bus,
               const Callback &callback);
    void tell(Answer answer, bool writing, const Callback &callback);

    KeychainService service;
};

void SystemKeychain::Private::begin(const MakeJob &make, const QString &entry, const Callback &callback)
{
    service.ask([this, make, entry, callback](bool present) {
        if (!present) {
            callback({Outcome::Absent, Secret(), QString()});
            return;
        }
        GlibBus::disarm([self = QPointer<Private>(this), make, entry, callback](const GlibBus::Handle &bus) {
            if (self)
                self->start(make(), entry, bus, callback);
        });
    });
}

/// The job is nobody's child: QtKeychain cannot take a question back, and its answer would meet a job that is
/// gone. It deletes itself when it is done.
void SystemKeychain::Private::start(QKeychain::Job *job, const QString &entry, const GlibBus::Handle &bus,
                                    const Callback &callback)
{
    job->setInsecureFallback(false);
    job->setKey(entry);
    connect(job, &QObject::destroyed, [bus] {}); // keeps the connection, and keeps it disarmed
    connect(job, &QKeychain::Job::finished, this, [this, callback](QKeychain::Job *done) {
        Answer answer{outcomeOf(done->error()), Secret(), done->errorString()};
        const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(done);
        if (answer.outcome == Outcome::Done && reading)
            answer.value = Secret(reading->textData().toStdString());
        tell(std::move(answer), !reading, callback);
    });
    job->start();
}

void SystemKeychain::Private::tell(Answer answer, bool writing, const Callback &callback)
{
    if (answer.outcome != Outcome::NoEntry && answer.outcome != Outcome::Failed) {
        callback(std::move(answer));
        return;
    }
    service.askCollection(
        [answer = std::move(answer), writing, callback](KeychainService::Collection collection) {
            Answer told = answer;
            // Where there is no collection, writing asks for the password of a new one, and was refused.
            if (collection == KeychainService::Collection::Locked
                || (writing && collection == KeychainService::Collection::None))
                told.outcome = Outcome::Locked;
            callback(std::move(told));
        });
}

SystemKeychain::SystemKeychain() : d(std::make_unique<Private>()) { }

SystemKeychain::~SystemKeychain() = default;

void SystemKeychain::read(const QString &entry, Callback callback)
{
    d->begin([] { return new QKeychain::ReadPasswordJob(ServiceName); }, entry, callback);
}

void SystemKeychain::find(std::function<void(bool)> callback)
{
    d->service.ask(std::move(callback));
}

void SystemKeychain::write(const QString &entry, const Secret &value, Callback callback)
{
    d->begin(
        [value] {
            auto *job = new QKeychain::WritePasswordJob(ServiceName);
            job->setTextData(QString::fromUtf8(value.reveal()));
            return job;
        },
        entry, callback);
}

} // namespace bifrost
