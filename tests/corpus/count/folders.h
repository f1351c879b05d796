// The folders of the count corpus, each with the function that runs it.  A folder's function lies in a .cpp
// of its own (scottish_stv.cpp ...), is declared here and named once in main.cpp; it reads its own files
// below the path given.
#pragma once

#include <filesystem>

#include "verdicts.h"

namespace corpus {

namespace fs = std::filesystem;

// --- ranked
void run_scottish_stv(const fs::path& folder, Verdicts& verdicts);
void run_stv_small(const fs::path& folder, Verdicts& verdicts);
void run_rcv_cvr(const fs::path& folder, Verdicts& verdicts);
void run_irv(const fs::path& folder, Verdicts& verdicts);
void run_condorcet_small(const fs::path& folder, Verdicts& verdicts);
void run_degenerate(const fs::path& file, Verdicts& verdicts);  // the rankings in degenerate.json
void run_debian(const fs::path& folder, Verdicts& verdicts);
void run_rctab(const fs::path& folder, Verdicts& verdicts);
void run_pairwise_reports(const fs::path& folder, Verdicts& verdicts);
// --- the others: approvals, budgets, seats, scores
void run_apportionment(const fs::path& folder, Verdicts& verdicts);
void run_biprop(const fs::path& folder, Verdicts& verdicts);
void run_cardinal_small(const fs::path& folder, Verdicts& verdicts);
void run_pb(const fs::path& folder, Verdicts& verdicts);
void run_abc(const fs::path& folder, Verdicts& verdicts);
void run_degenerate_shares(const fs::path& file, Verdicts& verdicts);  // what is no ranking in it

}  // namespace corpus
