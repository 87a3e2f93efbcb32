// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hall::scanner {

using std::chrono::milliseconds;

/// The bytes of one code, as they were in the symbol.
struct CodeBytes
{
    std::string bytes;
    friend bool operator==(const CodeBytes&, const CodeBytes&) = default;
};

/// More than a code can have came without an end; it is dropped.
struct TooLong
{
    friend bool operator==(const TooLong&, const TooLong&) = default;
};

using Framed = std::variant<CodeBytes, TooLong>;

/// Finds the codes in what a scanner sends: CR, LF or CR LF ends one, and so does silence. A
/// scanner that has ended a code by itself is given longer: it was only held up.
///
/// Acknowledgements of a GM65 module before a code and NUL bytes aren't part of it. `now` is
/// monotonic time.
class CodeFraming
{
public:
    static constexpr std::size_t bytesMax = 4096;
    static constexpr milliseconds silence{100};

    /// `stripsAimId`: takes `]Q1` and the like off the front. `endsAfter`: such a silence.
    explicit CodeFraming(bool stripsAimId = false, milliseconds endsAfter = silence)
        : m_stripsAimId(stripsAimId)
        , m_endsAfter(endsAfter)
    {
    }

    /// Ends nothing by silence: whether there was one, or nobody had time to look, isn't seen here.
    [[nodiscard]] std::vector<Framed> feed(std::string_view bytes, milliseconds now);

    /// How long a silence ends a code of this scanner.
    [[nodiscard]] milliseconds endsAfter() const
    {
        return m_endsAfter;
    }

    /// To be asked when `endsAfter` has passed since the last byte.
    [[nodiscard]] std::vector<Framed> passed(milliseconds now);

    /// Something came that has no end yet.
    [[nodiscard]] bool isWaiting() const
    {
        return !m_bytes.empty() || m_drops;
    }

    /// What came before a line was lost isn't the beginning of what comes after.
    void forgetUnfinished();

private:
    void end(std::vector<Framed>& out);

    std::string m_bytes; // never longer than bytesMax
    milliseconds m_lastByte{0};
    bool m_drops = false; // too long; until an end or silence
    bool m_stripsAimId;
    milliseconds m_endsAfter;
};

} // namespace hall::scanner
