using System.Globalization;
using EmbedBench.Cli.Output;
using EmbedBench.Experiments.Sweeps.Slurm;

namespace EmbedBench.Cli.Sweeps;

/// <summary>Shows how far an array of jobs is, and says once where Slurm does not answer.</summary>
internal sealed class SlurmDisplay(CommandOutput output) : IProgress<SlurmProgress>
{
    private bool _isBegun;
    private bool _isSilent;

    public void Report(SlurmProgress value)
    {
        if (!_isBegun)
        {
            int left = value.Total - value.Finished;
            output.Message(string.Create(CultureInfo.InvariantCulture, $"Slurm's array {value.Job}: {left} of {value.Total} runs to do"));
            output.Progress.Begin("sweep");
            _isBegun = true;
        }

        if (value.Left is null && !_isSilent)
            output.Message("warning: Slurm does not answer; waiting until it does.");
        _isSilent = value.Left is null;
        output.Progress.Report(value.Finished, value.Total, "runs");
    }
}
