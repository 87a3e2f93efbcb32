// SPDX-License-Identifier: Apache-2.0
#include "tests/support/prometheus_text.h"

#include <regex>
#include <sstream>

namespace hall::test {

namespace {

class Reading
{
public:
    PrometheusText read;

    void line(const std::string& line)
    {
        static const std::regex help{"# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) ([^\\\\]|\\\\[\\\\n])*"};
        static const std::regex type{"# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|"
                                     "summary|untyped)"};
        static const std::regex sample{
            "([a-zA-Z_:][a-zA-Z0-9_:]*)"
            "(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\]|\\\\[\\\\\"n])*\""
            "(,[a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\]|\\\\[\\\\\"n])*\")*\\})?"
            " ([+-]?Inf|NaN|[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?)"};
        std::smatch found;
        if (std::regex_match(line, found, help)) {
            m_helped = found[1];
        } else if (std::regex_match(line, found, type)) {
            begin(line, found[1], found[2]);
        } else if (std::regex_match(line, found, sample)) {
            take(line, found[1], found[1].str() + found[2].str(), found[6]);
        } else {
            blame(line);
        }
    }

    void blame(const std::string& line)
    {
        if (read.wrong.empty()) {
            read.wrong = line.empty() ? "an empty line" : line;
        }
    }

private:
    void begin(const std::string& line, const std::string& name, const std::string& type)
    {
        const bool isNew = read.types.emplace(name, type).second;
        if (!isNew || m_helped != name || (type == "counter") != name.ends_with("_total")) {
            blame(line);
        }
        m_family = name;
    }

    void take(const std::string& line,
              const std::string& name,
              const std::string& sample,
              const std::string& value)
    {
        if (name != m_family || !read.samples.emplace(sample, value).second) {
            blame(line);
        }
    }

    std::string m_helped;
    std::string m_family;
};

} // namespace

PrometheusText readPrometheus(std::string_view text)
{
    Reading reading;
    if (!text.ends_with('\n')) {
        reading.blame("the last line doesn't end");
    }
    std::istringstream lines{std::string{text}};
    for (std::string line; std::getline(lines, line);) {
        reading.line(line);
    }
    return reading.read;
}

} // namespace hall::test
