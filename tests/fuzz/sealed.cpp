// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever lies in the database in the place of a sealed value: nothing but what we sealed opens.
#include "models/secrets/sealedtext.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace bifrost;
using bifrost::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const MasterKeyPtr key = MasterKey::decode(Secret(std::string(2 * MasterKey::Bytes, 'a')));
    static const SealPlace place{"provider_keys", "value", "openai/k1"};
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const QByteArray bytes(text.data(), qsizetype(text.size()));

    // Only this key and place make what opens here, and the fuzzer does not know the key. It does learn the
    // genuine bytes, from the comparisons below.
    static const QByteArray genuine = *seal(*key, Secret("sk-genuine"), place);
    require(!unseal(*key, bytes, place) || bytes == genuine, "nobody else's bytes open");

    const Result<QByteArray> sealed = seal(*key, Secret(text), place);
    require(sealed.hasValue(), "every text is sealed");
    const Result<Secret> opened = unseal(*key, *sealed, place);
    require(opened.hasValue() && opened->reveal() == text, "and opens as it was");

    // The input as a change to what is genuine: position and mask by turns.
    QByteArray changed = genuine;
    for (std::size_t i = 0; i + 1 < size; i += 2) {
        const qsizetype at = data[i] % changed.size();
        changed[at] = char(changed[at] ^ char(data[i + 1]));
    }
    require(unseal(*key, changed, place).hasValue() == (changed == genuine), "no change goes unnoticed");

    // As a place: it opens at its own only.
    const SealPlace other{"provider_keys", "value", text};
    require(unseal(*key, genuine, other).hasValue() == (text == place.row), "no other place will do");

    // As a master key or the text of one.
    if (const MasterKeyPtr decoded = MasterKey::decode(Secret(text)))
        require(decoded->encoded().reveal() == text, "a key is written as it was read");
    return 0;
}
