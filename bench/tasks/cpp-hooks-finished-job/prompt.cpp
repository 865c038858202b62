#include <cstdlib>
#include <map>
#include <string>
#include <sys/wait.h>

/// Runs the command that the operator of a copy shop has set for finished print jobs.
///
/// `command` is a line for sh from the settings, such as
///
///     echo {customer} {title} >> finished.txt; touch last-job
///
/// Each {name} in it stands for the value that `job` has under that name (titles and customers are what
/// people typed into the order form, for example "Anna Berg" or "Menu 2026"); the operator writes it where
/// one argument of a command can stand, not between quotes, and the command gets the value as one argument
/// there. A {name} that `job` does not have stays as it is. Returns the exit status of the command.
int run_hook(const std::string& command, const std::map<std::string, std::string>& job)
{
