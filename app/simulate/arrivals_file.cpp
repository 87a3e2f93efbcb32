// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/arrivals.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace hall::simulate {

namespace {

constexpr std::string_view header = "day,at_s,service,class,service_s";
constexpr std::size_t columns = 5;
constexpr int daysMax = 3660;
constexpr double secondsMax = 86400.0;

using Fields = std::vector<std::string_view>;

Fields fieldsOf(std::string_view line)
{
    Fields fields;
    for (std::size_t from = 0; from <= line.size();) {
        const std::size_t comma = std::min(line.find(',', from), line.size());
        fields.push_back(line.substr(from, comma - from));
        from = comma + 1;
    }
    return fields;
}

std::optional<double> numberIn(std::string_view text, double least, double most)
{
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) ||
        value < least || value > most) {
        return std::nullopt;
    }
    return value;
}

std::string quoted(std::string_view text)
{
    return '"' + std::string{text} + '"';
}

template <class Parts, class Code>
std::optional<std::size_t> placeOf(const Parts& parts, const Code& code)
{
    const auto found =
        std::ranges::find_if(parts, [&](const auto& part) { return part.code == code; });
    if (found == parts.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - parts.begin());
}

struct Row
{
    std::size_t day = 0;
    Arrival arrival;
};

Result<Row, std::string> rowOf(std::string_view line, const Rules& rules)
{
    const Fields fields = fieldsOf(line);
    if (fields.size() != columns) {
        return failure(std::to_string(fields.size()) + " columns; wanted: " + std::string{header});
    }
    const auto day = numberIn(fields[0], 1, daysMax);
    if (!day || *day != std::floor(*day)) {
        return failure("day " + quoted(fields[0]) + "; wanted: a whole number from 1 on");
    }
    const auto at = numberIn(fields[1], 0, secondsMax);
    if (!at) {
        return failure("at_s " + quoted(fields[1]) + "; wanted: seconds after opening, 0 to 86400");
    }
    const auto service = placeOf(rules.services, ServiceCode{std::string{fields[2]}});
    if (!service) {
        return failure("no service " + quoted(fields[2]));
    }
    const auto priority = fields[3].empty()
                              ? std::optional<std::size_t>{0}
                              : placeOf(rules.classes, ClassCode{std::string{fields[3]}});
    if (!priority) {
        return failure("no class " + quoted(fields[3]));
    }
    const auto work = numberIn(fields[4], 1, secondsMax);
    if (!work) {
        return failure("service_s " + quoted(fields[4]) + "; wanted: seconds, 1 to 86400");
    }
    return Row{.day = static_cast<std::size_t>(*day) - 1,
               .arrival = {.at = fromSeconds(*at),
                           .service = *service,
                           .priority = *priority,
                           .work = fromSeconds(*work)}};
}

} // namespace

std::string toText(const ArrivalsError& error, std::string_view source)
{
    return std::string{source} + ':' + std::to_string(error.line) + ": " + error.what;
}

Result<std::vector<Arrivals>, std::vector<ArrivalsError>> readArrivals(std::string_view csv,
                                                                       const Rules& rules)
{
    std::vector<Arrivals> days;
    std::vector<ArrivalsError> errors;
    int number = 0;
    while (!csv.empty()) {
        const std::size_t end = std::min(csv.find('\n'), csv.size());
        std::string_view line = csv.substr(0, end);
        csv.remove_prefix(std::min(end + 1, csv.size()));
        line = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
        ++number;
        if (number == 1) {
            if (line != header) {
                errors.push_back({number, "the first line must be " + std::string{header}});
            }
        } else if (!line.empty()) {
            auto row = rowOf(line, rules);
            if (row) {
                days.resize(std::max(days.size(), row->day + 1));
                days[row->day].push_back(row->arrival);
            } else {
                errors.push_back({number, std::move(row.error())});
            }
        }
    }
    if (number == 0) {
        errors.push_back({1, "the file is empty; wanted: " + std::string{header}});
    }
    if (!errors.empty()) {
        return failure(std::move(errors));
    }
    for (Arrivals& day : days) {
        std::ranges::stable_sort(day, {}, &Arrival::at);
    }
    return days;
}

} // namespace hall::simulate
