// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/keyfile.h"

#include <cerrno>
#include <cstring>

#include <openssl/crypto.h>

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "models/core/regularfile.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr char Title[] =
    "Master key of Bifrost Desktop. Whoever has this file and config.db can read the stored keys.\n";
constexpr qint64 MaxBytes = 1024;
constexpr QFileDevice::Permissions OwnerOnly =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;

Error failure(const QString &path, const char *what, const QString &reason)
{
    return Error(
        ErrorCode::FileUnreadable,
        u"The key file %1 cannot be %2: %3."_s.arg(path, QLatin1StringView(what), reason).toStdString());
}

Error systemFailure(const QString &path)
{
    return failure(path, "written", QString::fromLocal8Bit(std::strerror(errno)));
}

/// A descriptor that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) { }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    operator int() const { return m_number; }

private:
    int m_number;
};

bool writeAll(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t count = ::write(descriptor, text.data(), text.size());
        if (count < 0 && errno != EINTR)
            return false;
        text.remove_prefix(count > 0 ? std::size_t(count) : 0);
    }
    return true;
}

} // namespace

Result<std::optional<KeyFile>> KeyFile::read(const QString &path)
{
    if (const QFileInfo info(path); !info.exists() && !info.isSymLink())
        return std::optional<KeyFile>();
    QFile file(path);
    if (const Result<void> opened = openRegularFile(file); !opened)
        return failure(path, "read", QString::fromStdString(opened.error().message));
    QByteArray content = file.read(MaxBytes);
    if (file.error() != QFileDevice::NoError)
        return failure(path, "read", file.errorString());
    if (file.permissions() & ~OwnerOnly)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);

    KeyFile read;
    for (qsizetype start = 0; start < content.size();) {
        const qsizetype end = content.indexOf('\n', start);
        const QByteArrayView line =
            QByteArrayView(content).sliced(start, (end < 0 ? content.size() : end) - start);
        if (line.startsWith("id "))
            read.keyId = QString::fromUtf8(line.sliced(3));
        else if (line.startsWith("key "))
            read.key =
                MasterKey::decode(Secret(std::string_view(line.data() + 4, std::size_t(line.size() - 4))));
        start += line.size() + 1;
    }
    OPENSSL_cleanse(content.data(), std::size_t(content.size()));
    if (read.keyId.isEmpty() || !read.key) {
        return Error(
            ErrorCode::FileUnreadable,
            u"The key file %1 is damaged. Restore it from a backup; without it the stored keys are lost and "
            u"have to be entered again."_s.arg(path)
                .toStdString());
    }
    return std::optional(std::move(read));
}

Result<void> KeyFile::write(const QString &path) const
{
    const QByteArray name = QFile::encodeName(path);
    const QByteArray draft = name + ".new";
    ::unlink(draft.constData()); // of a start that did not come to its end
    {
        const Descriptor file(
            ::open(draft.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
        const Secret text = key->encoded();
        if (file < 0 || !writeAll(file, Title) || !writeAll(file, "id " + keyId.toStdString() + "\nkey ")
            || !writeAll(file, text.reveal()) || !writeAll(file, "\n") || ::fsync(file) != 0) {
            const Error error = systemFailure(path);
            ::unlink(draft.constData());
            return error;
        }
    }
    // Unlike a renaming, a link does not replace what is there.
    const bool linked = ::link(draft.constData(), name.constData()) == 0;
    const int reason = errno;
    ::unlink(draft.constData());
    errno = reason;
    if (!linked)
        return systemFailure(path);
    const Descriptor folder(::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(),
                                   O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder < 0 || ::fsync(folder) != 0)
        return systemFailure(path);
    return {};
}

} // namespace bifrost
