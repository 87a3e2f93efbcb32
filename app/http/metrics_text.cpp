// SPDX-License-Identifier: Apache-2.0
#include "app/http/metrics_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace hall::http {

namespace {

std::string escaped(std::string_view text, bool isLabel)
{
    std::string out;
    out.reserve(text.size());
    for (const char each : text) {
        if (each == '\n') {
            out += "\\n";
        } else if (each == '\\' || (isLabel && each == '"')) {
            out.append("\\").push_back(each);
        } else {
            out.push_back(each);
        }
    }
    return out;
}

std::string textOf(double value)
{
    if (std::isnan(value)) {
        return "NaN";
    }
    if (std::isinf(value)) {
        return value > 0 ? "+Inf" : "-Inf";
    }
    // Whole numbers as people write them, not 2e+05.
    constexpr double exact = 9'007'199'254'740'992;
    if (value == std::trunc(value) && std::abs(value) < exact) {
        return std::to_string(static_cast<std::int64_t>(value));
    }
    std::array<char, 32> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return {digits.data(), written.ptr};
}

} // namespace

void MetricsText::gauge(std::string_view name, std::string_view help)
{
    begin(name, help, "gauge");
}

void MetricsText::counter(std::string_view name, std::string_view help)
{
    begin(name, help, "counter");
}

void MetricsText::begin(std::string_view name, std::string_view help, std::string_view kind)
{
    m_name = name;
    m_text.append("# HELP ").append(name).append(" ").append(escaped(help, false)).append("\n");
    m_text.append("# TYPE ").append(name).append(" ").append(kind).append("\n");
}

void MetricsText::sample(double value, Labels labels)
{
    m_text += m_name;
    std::string_view before = "{";
    for (const auto& [name, text] : labels) {
        m_text.append(before).append(name).append("=\"").append(escaped(text, true)).append("\"");
        before = ",";
    }
    m_text.append(labels.size() == 0 ? " " : "} ").append(textOf(value)).append("\n");
}

} // namespace hall::http
