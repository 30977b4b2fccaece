// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/buildid.h"

#include <QByteArray>

#include <cstring>
#include <link.h>

namespace bifrost {
namespace {

size_t paddedNote(size_t size)
{
    return (size + 3) & ~size_t(3);
}

/// The GNU build id among the notes of one segment.
QByteArray findBuildId(const char *note, size_t size)
{
    while (size >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) head;
        std::memcpy(&head, note, sizeof(head));
        const size_t whole = sizeof(head) + paddedNote(head.n_namesz) + paddedNote(head.n_descsz);
        if (whole > size)
            return {};
        const char *name = note + sizeof(head);
        if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == 4 && std::memcmp(name, "GNU", 4) == 0)
            return {name + paddedNote(head.n_namesz), static_cast<qsizetype>(head.n_descsz)};
        note += whole;
        size -= whole;
    }
    return {};
}

/// Called for the program first; the libraries after it are of no interest.
int readProgram(dl_phdr_info *info, size_t, void *data)
{
    auto *id = static_cast<QByteArray *>(data);
    for (int i = 0; i < info->dlpi_phnum && id->isEmpty(); ++i) {
        const ElfW(Phdr) &segment = info->dlpi_phdr[i];
        if (segment.p_type == PT_NOTE)
            *id = findBuildId(reinterpret_cast<const char *>(info->dlpi_addr + segment.p_vaddr),
                              segment.p_memsz);
    }
    return 1;
}

} // namespace

QString buildId()
{
    QByteArray id;
    dl_iterate_phdr(readProgram, &id);
    return QString::fromLatin1(id.toHex());
}

} // namespace bifrost
