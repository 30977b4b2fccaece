// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secretstore.h"

#include <utility>

#include <QFile>
#include <QUuid>

#include "models/core/post.h"
#include "models/secrets/keyfile.h"
#include "models/secrets/secretsentences.h"
#include "models/store/configdatabase.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

KeyRecord newRecord(KeySource source)
{
    KeyRecord record;
    record.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    record.source = source;
    return record;
}

QString entryName(const QString &keyId)
{
    return u"master key "_s + keyId;
}

} // namespace

SecretStore::SecretStore(ConfigDatabase &database, std::unique_ptr<Keychain> keychain, Options options)
    : m_database(database)
    , m_keychain(std::move(keychain))
    , m_options(std::move(options))
{
    m_state.sentence = secretsentences::opening();
    m_patience.setSingleShot(true);
    m_patience.setInterval(m_options.patience);
    connect(&m_patience, &QTimer::timeout, this, &SecretStore::onPatienceLost);
}

SecretStore::~SecretStore()
{
    m_database.setKeyMaker({});
    if (m_deriver)
        m_deriver->wait(); // a quarter of a second
}

void SecretStore::unlock()
{
    if (m_state.isOpen() || m_working)
        return;
    m_isRetry = m_isRetry || m_state.kind != SecretState::Kind::Opening;
    if (m_asking) {
        // One question on the screen is enough. Its answer is waited for once more.
        m_patience.start();
        enter(SecretState::Kind::Opening, m_state.source, secretsentences::opening());
        return;
    }
    enter(SecretState::Kind::Opening, m_state.source, secretsentences::opening());
    const Result<std::optional<KeyRecord>> record = m_database.keyRecord();
    m_beginning = record && !*record;
    if (!record)
        fail(std::nullopt, record.error());
    else if (*record)
        find(**record);
    else
        begin();
}

void SecretStore::useFileInstead()
{
    const Result<std::optional<KeyRecord>> record = m_database.keyRecord();
    if (!record || *record || m_state.isOpen() || m_working) {
        unlock();
        return;
    }
    stopAsking();
    m_beginning = true;
    beginInFile();
}

void SecretStore::giveUp()
{
    if (m_state.isOpen() || m_working)
        return;
    stopAsking();
    m_working = true;
    m_database.forgetSecrets(this, [this](const Result<void> &forgotten) {
        m_working = false;
        if (forgotten)
            unlock();
        else
            fail(m_state.source, forgotten.error());
    });
}

/// Whatever the keychain still says is not wanted any more.
void SecretStore::stopAsking()
{
    ++m_attempt;
    m_asking = false;
    m_patience.stop();
}

void SecretStore::find(const KeyRecord &record)
{
    switch (record.source) {
    case KeySource::Passphrase:
        if (m_options.passphrase.isEmpty()) {
            enter(SecretState::Kind::Locked, record.source,
                  secretsentences::noPassphrase(m_options.passphraseReference));
            return;
        }
        derive(record.salt, record.derivation, [this, record](const Result<MasterKeyPtr> &key) {
            if (key)
                accept(record, *key);
            else
                fail(record.source, key.error());
        });
        return;
    case KeySource::Keychain:
        findInKeychain(record);
        return;
    case KeySource::File:
        findInFile(record);
        return;
    }
}

void SecretStore::findInKeychain(const KeyRecord &record)
{
    m_keychain->read(entryName(record.id), stillWanted([this, record](const Keychain::Answer &answer) {
                         switch (answer.outcome) {
                         case Keychain::Outcome::Done:
                             accept(record, MasterKey::decode(answer.value));
                             return;
                         case Keychain::Outcome::NoEntry:
                             enter(SecretState::Kind::Missing, record.source, secretsentences::noEntry());
                             return;
                         case Keychain::Outcome::Absent:
                             enter(SecretState::Kind::Locked, record.source, secretsentences::noKeychain());
                             return;
                         case Keychain::Outcome::Locked:
                             enter(SecretState::Kind::Locked, record.source, secretsentences::locked());
                             return;
                         case Keychain::Outcome::Failed:
                             enter(SecretState::Kind::Locked, record.source,
                                   secretsentences::keychainFailed(answer.detail));
                             return;
                         }
                     }));
}

void SecretStore::findInFile(const KeyRecord &record)
{
    const Result<std::optional<KeyFile>> file = KeyFile::read(m_options.keyFile);
    if (!file)
        fail(record.source, file.error());
    else if (!*file)
        enter(SecretState::Kind::Missing, record.source, secretsentences::noFile(m_options.keyFile));
    else
        accept(record, (*file)->key);
}

void SecretStore::accept(const KeyRecord &record, const MasterKeyPtr &key)
{
    if (!key || !key->isRight(record.id, record.checkValue)) {
        enter(SecretState::Kind::Failed, record.source,
              secretsentences::wrongKey(record.source, m_options.keyFile));
        return;
    }
    m_database.useKey(key, QString());
    if (record.source != KeySource::Passphrase && !m_options.passphrase.isEmpty())
        changeToPassphrase(record);
    else
        open(record.source);
}

/// The user has set encryption_key since: from now on that is what keys are sealed with.
void SecretStore::changeToPassphrase(const KeyRecord &old)
{
    const Result<QByteArray> salt = MasterKey::randomSalt();
    if (!salt) {
        stayWith(old.source, salt.error());
        return;
    }
    derive(*salt, MasterKey::Scrypt15, [this, old, salt = *salt](const Result<MasterKeyPtr> &key) {
        if (!key) {
            stayWith(old.source, key.error());
            return;
        }
        KeyRecord record = newRecord(KeySource::Passphrase);
        record.derivation = MasterKey::Scrypt15;
        record.salt = salt;
        record.checkValue = (*key)->checkValue(record.id);
        m_working = true;
        m_database.changeKey(record, *key, this, [this, old](const Result<void> &changed) {
            m_working = false;
            if (changed)
                open(KeySource::Passphrase);
            else
                stayWith(old.source, changed.error());
        });
    });
}

/// The former key is as good as before, and the next start tries again.
void SecretStore::stayWith(KeySource source, const Error &error)
{
    enter(SecretState::Kind::Open, source,
          secretsentences::notChanged(source, m_options.keyFile, QString::fromStdString(error.message)));
}

void SecretStore::begin()
{
    if (!m_options.passphrase.isEmpty())
        beginWithPassphrase();
    else if (!m_options.passphraseReference.isEmpty())
        enter(SecretState::Kind::Locked, KeySource::Passphrase,
              secretsentences::noPassphrase(m_options.passphraseReference));
    else if (m_options.firstKeyWhenNeeded && !m_isRetry)
        waitForSomethingToKeep();
    else
        beginInKeychain();
}

void SecretStore::waitForSomethingToKeep()
{
    m_database.setKeyMaker([this](std::function<void()> begun) { beginWhenNeeded(std::move(begun)); });
    const QString sentence = secretsentences::nothingKept();
    m_database.useKey({}, sentence);
    enter(SecretState::Kind::Open, std::nullopt, sentence);
    // Where keys would go has to be known before one is entered.
    m_keychain->find([this](bool present) {
        if (present || !m_state.isOpen() || m_state.source)
            return;
        m_state.fileExpected = true;
        Q_EMIT fileExpected();
    });
}

/// However it ends, the change goes on: without a key it says itself why it cannot be kept.
void SecretStore::beginWhenNeeded(std::function<void()> begun)
{
    m_waiting.push_back(std::move(begun));
    if (m_waiting.size() > 1)
        return;
    m_beginning = true;
    enter(SecretState::Kind::Opening, std::nullopt, secretsentences::opening());
    beginInKeychain();
}

void SecretStore::beginWithPassphrase()
{
    const Result<QByteArray> salt = MasterKey::randomSalt();
    if (!salt) {
        fail(KeySource::Passphrase, salt.error());
        return;
    }
    derive(*salt, MasterKey::Scrypt15, [this, salt = *salt](const Result<MasterKeyPtr> &key) {
        if (!key) {
            fail(KeySource::Passphrase, key.error());
            return;
        }
        KeyRecord record = newRecord(KeySource::Passphrase);
        record.derivation = MasterKey::Scrypt15;
        record.salt = salt;
        begun(record, *key);
    });
}

void SecretStore::beginInKeychain()
{
    const Result<MasterKeyPtr> made = MasterKey::random();
    if (!made) {
        fail(KeySource::Keychain, made.error());
        return;
    }
    const MasterKeyPtr key = *made;
    const KeyRecord record = newRecord(KeySource::Keychain);
    const auto refused = [this](const Keychain::Answer &answer) {
        if (answer.outcome == Keychain::Outcome::Absent || m_options.fileIfLocked)
            beginInFile();
        else if (answer.outcome == Keychain::Outcome::Locked)
            enter(SecretState::Kind::Locked, KeySource::Keychain, secretsentences::locked());
        else
            enter(SecretState::Kind::Failed, KeySource::Keychain,
                  secretsentences::keychainFailed(answer.detail));
    };
    putIntoKeychain(
        record, key, [this, record, key] { begun(record, key); }, refused);
}

/// A keychain that forgets would cost the user every key: what was written is read back.
void SecretStore::putIntoKeychain(const KeyRecord &record, const MasterKeyPtr &key,
                                  std::function<void()> kept, Answered refused)
{
    const auto readBack = [record, key, kept = std::move(kept), refused](const Keychain::Answer &answer) {
        const MasterKeyPtr found =
            answer.outcome == Keychain::Outcome::Done ? MasterKey::decode(answer.value) : MasterKeyPtr();
        if (found && found->isRight(record.id, key->checkValue(record.id)))
            kept();
        else
            refused(answer);
    };
    m_keychain->write(entryName(record.id), key->encoded(),
                      stillWanted([this, record, refused, readBack](const Keychain::Answer &answer) {
                          if (answer.outcome != Keychain::Outcome::Done) {
                              refused(answer);
                              return;
                          }
                          m_keychain->read(entryName(record.id), stillWanted(readBack));
                      }));
}

void SecretStore::moveToKeychain()
{
    if (!m_state.isOpen() || m_state.source != KeySource::File || m_working || m_asking)
        return;
    const Result<MasterKeyPtr> made = MasterKey::random();
    if (!made) {
        refuseMove(QString::fromStdString(made.error().message));
        return;
    }
    const MasterKeyPtr key = *made;
    KeyRecord record = newRecord(KeySource::Keychain);
    record.checkValue = key->checkValue(record.id);
    m_moving = true;
    const auto kept = [this, record, key] {
        m_working = true;
        m_database.changeKey(record, key, this, [this](const Result<void> &changed) {
            m_working = false;
            m_moving = false;
            if (!changed) {
                refuseMove(QString::fromStdString(changed.error().message));
                return;
            }
            QFile::remove(m_options.keyFile); // opens nothing any more but copies of former days
            open(KeySource::Keychain);
        });
    };
    putIntoKeychain(record, key, kept, [this](const Keychain::Answer &answer) { refuseMove(answer.detail); });
}

void SecretStore::refuseMove(const QString &reason)
{
    m_moving = false;
    Q_EMIT moveRefused(secretsentences::notMoved(reason));
}

void SecretStore::beginInFile()
{
    Result<std::optional<KeyFile>> file = KeyFile::read(m_options.keyFile);
    if (!file) {
        fail(KeySource::File, file.error());
        return;
    }
    KeyRecord record = newRecord(KeySource::File);
    if (*file) {
        // Of a start that did not come to its end, or of a database that is gone.
        record.id = (*file)->keyId;
        begun(record, (*file)->key);
        return;
    }
    const Result<MasterKeyPtr> key = MasterKey::random();
    const Result<void> written =
        key ? KeyFile{record.id, *key}.write(m_options.keyFile) : Result<void>(key.error());
    if (written)
        begun(record, *key);
    else
        fail(KeySource::File, written.error());
}

void SecretStore::begun(const KeyRecord &record, const MasterKeyPtr &key)
{
    KeyRecord complete = record;
    complete.checkValue = key->checkValue(record.id);
    m_working = true;
    m_database.beginKey(complete, key, this, [this, source = record.source](const Result<void> &stored) {
        m_working = false;
        if (stored)
            open(source);
        else
            fail(source, stored.error());
    });
}

void SecretStore::derive(const QByteArray &salt, int derivation, KeyCallback callback)
{
    const auto result = std::make_shared<Result<MasterKeyPtr>>(MasterKeyPtr());
    m_deriver.reset(QThread::create([passphrase = m_options.passphrase, salt, derivation, result] {
        *result = MasterKey::fromPassphrase(passphrase, salt, derivation);
        handOver(result.get());
    }));
    m_working = true;
    connect(
        m_deriver.get(), &QThread::finished, this,
        [this, result, callback = std::move(callback)] {
            // The callback may start the next one.
            m_deriver.release()->deleteLater();
            m_working = false;
            takeOver(result.get());
            callback(*result);
        },
        Qt::QueuedConnection);
    m_deriver->start();
}

/// The callback for one question to the keychain: dropped when another attempt has begun since.
SecretStore::Answered SecretStore::stillWanted(Answered answered)
{
    if (!m_asking) {
        ++m_attempt;
        m_patience.start();
    }
    m_asking = true;
    return [this, attempt = m_attempt, answered = std::move(answered)](Keychain::Answer answer) {
        if (attempt != m_attempt)
            return;
        m_asking = false;
        m_patience.stop();
        answered(std::move(answer));
    };
}

void SecretStore::onPatienceLost()
{
    if (m_moving) {
        stopAsking();
        refuseMove(QString());
        return;
    }
    if (m_beginning && m_options.fileIfLocked)
        useFileInstead();
    else
        enter(SecretState::Kind::Locked, KeySource::Keychain, secretsentences::noAnswer());
}

void SecretStore::open(KeySource source)
{
    enter(SecretState::Kind::Open, source, secretsentences::open(source, m_options.keyFile));
}

void SecretStore::fail(std::optional<KeySource> source, const Error &error)
{
    enter(SecretState::Kind::Failed, source, QString::fromStdString(error.message));
}

void SecretStore::enter(SecretState::Kind kind, std::optional<KeySource> source, const QString &sentence)
{
    const bool isOver = kind != SecretState::Kind::Opening;
    m_state = {.kind = kind,
               .source = source,
               .sentence = sentence,
               .firstKey = m_beginning && kind != SecretState::Kind::Open,
               .refused = isOver && kind != SecretState::Kind::Open && m_isRetry};
    if (isOver)
        m_isRetry = false;
    if (kind == SecretState::Kind::Opening)
        m_database.awaitKey(sentence);
    else if (!m_state.isOpen())
        m_database.useKey({}, sentence);
    // Whoever hears of it may have something to keep: that waits for what follows.
    const auto waiting = isOver ? std::exchange(m_waiting, {}) : decltype(m_waiting)();
    if (!waiting.empty())
        m_database.setKeyMaker({});
    Q_EMIT stateChanged(m_state);
    for (const auto &begun : waiting)
        begun();
}

} // namespace bifrost
