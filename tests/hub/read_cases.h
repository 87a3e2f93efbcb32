// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/kept_answers.h"
#include "app/hub/reader.h"

#include <functional>

/// What is asked of a hub's database, whatever it is in.
namespace hall::hub::cases {

/// An empty database.
struct Opening
{
    std::function<Result<std::unique_ptr<Store>, StoreError>()> store;
    std::function<Result<std::unique_ptr<SqlConnection>, StoreError>(SqlTables)> connection;
};

void listsHalls(const Opening& open);
void readsEventsAcrossEpochs(const Opening& open);
void findsTicketsByCode(const Opening& open);
void keepsAnswersForADay(const Opening& open);

} // namespace hall::hub::cases
