// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace hall::http {

/// Figures in Prometheus' text format 0.0.4, for who watches over machines.
///
/// A family is begun once, its samples follow. Names are ours and of the alphabet that the format
/// has; what stands in labels may be any text.
class MetricsText
{
public:
    using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    static constexpr std::string_view type = "text/plain; version=0.0.4; charset=utf-8";

    /// Goes up and down.
    void gauge(std::string_view name, std::string_view help);
    /// Only grows while the program runs; its name ends in `_total`.
    void counter(std::string_view name, std::string_view help);
    /// Of the family begun last.
    void sample(double value, Labels labels = {});

    [[nodiscard]] const std::string& text() const
    {
        return m_text;
    }

private:
    void begin(std::string_view name, std::string_view help, std::string_view kind);

    std::string m_name;
    std::string m_text;
};

} // namespace hall::http
