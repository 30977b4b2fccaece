// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace bifrost {

/// A credential. It does not print, does not serialise and is wiped when it goes; masked() is what people may
/// see. reveal() is for the code that puts it on the wire, and nowhere else.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string_view value) : m_value(value) { }
    Secret(const Secret &) = default;
    Secret(Secret &&other) noexcept;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    bool isEmpty() const { return m_value.empty(); }
    std::string_view reveal() const { return m_value; }

    /// Up to 8 characters: as many asterisks. Longer: the first 4, 24 asterisks, the last 4.
    std::string masked() const;

    /// Compares in a time that does not depend on where the values differ.
    friend bool operator==(const Secret &a, const Secret &b) { return a.equals(b); }

private:
    bool equals(const Secret &other) const;
    void wipe();

    std::string m_value;
};

} // namespace bifrost
