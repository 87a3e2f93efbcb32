// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/server/code_finder.h"

#include <QObject>

#include <map>
#include <string>

namespace hall::server {

/// What a scanner read last.
struct Reading
{
    std::int64_t count = 0;
    Time at;
    Finding finding;
};

/// What passes between stations and faces without becoming part of the hall: what was read, and
/// which devices somebody wants to see working. Gone with the node.
class Passing : public QObject
{
    Q_OBJECT

public:
    void read(const StationName& station, Time at, Finding finding);
    void askTest(const StationName& station, const std::string& device);

    [[nodiscard]] Reading reading(const StationName& station) const;
    [[nodiscard]] std::vector<protocol::TestsAsked> tests(const StationName& station) const;

signals:
    void changed();

private:
    std::map<StationName, Reading> m_readings;
    std::map<StationName, std::map<std::string, int>> m_tests;
};

} // namespace hall::server
