#include <CbcHeuristic.hpp>
#include <CbcModel.hpp>
#include <CglGomory.hpp>
#include <CglMixedIntegerRounding2.hpp>
#include <CoinPackedMatrix.hpp>
#include <OsiClpSolverInterface.hpp>

#include "propose/propose.h"
#include "propose/solver.h"

namespace plenary::propose {
namespace {

// It looks for the least: gains are losses here.
void load(const Programme& programme, OsiClpSolverInterface& lp) {
  CoinPackedMatrix matrix(false, 0, 0);
  matrix.setDimensions(0, static_cast<int>(programme.columns.size()));
  std::vector<double> least, most, none(programme.columns.size()), up_to, losses;
  for (const Row& row : programme.rows) {
    CoinPackedVector line;
    for (const auto& [column, factor] : row.entries)
      line.insert(static_cast<int>(column), factor);
    matrix.appendRow(line);
    least.push_back(row.least), most.push_back(row.most);
  }
  for (const Column& column : programme.columns)
    up_to.push_back(column.most), losses.push_back(-column.gain);
  lp.loadProblem(matrix, none.data(), up_to.data(), losses.data(), least.data(), most.data());
  for (std::size_t column = 0; column < programme.columns.size(); ++column)
    if (programme.columns[column].whole) lp.setInteger(static_cast<int>(column));
}

}  // namespace

bool has_solver() {
  return true;
}

std::vector<double> solve(const Programme& programme, std::int64_t most_nodes) {
  OsiClpSolverInterface lp;
  lp.messageHandler()->setLogLevel(0);
  lp.getModelPtr()->setLogLevel(0);
  load(programme, lp);
  lp.initialSolve();
  if (!lp.isProvenOptimal()) return {};
  CbcModel model(lp);
  model.setLogLevel(0);
  model.setMaximumNodes(static_cast<int>(std::min<std::int64_t>(most_nodes, 1'000'000)));
  CbcRounding rounding(model);
  model.addHeuristic(&rounding);
  CglGomory gomory;
  model.addCutGenerator(&gomory, -1);
  CglMixedIntegerRounding2 mixed;
  model.addCutGenerator(&mixed, -1);
  model.branchAndBound();
  const double* best = model.bestSolution();
  return best ? std::vector<double>(best, best + programme.columns.size()) : std::vector<double>();
}

}  // namespace plenary::propose
