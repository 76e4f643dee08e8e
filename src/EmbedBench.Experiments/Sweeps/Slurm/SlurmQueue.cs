using System.Globalization;

namespace EmbedBench.Experiments.Sweeps.Slurm;

/// <summary>The scheduler, by its own commands; partition, time limit and devices are those of the variables SBATCH_….</summary>
internal static class SlurmQueue
{
    /// <summary>Submits an array of jobs, one a number, that Slurm starts again where their node fails.</summary>
    /// <param name="name">What the queue shows.</param>
    /// <param name="script">The file that each job runs.</param>
    /// <param name="numbers">What <c>SLURM_ARRAY_TASK_ID</c> is in each.</param>
    /// <param name="threads">Processors of each job, or null for the cluster's default.</param>
    /// <param name="logs">The folder in which each writes <c>NUMBER.log</c>.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The number of the array.</returns>
    /// <exception cref="FileNotFoundException">There is no sbatch here.</exception>
    /// <exception cref="IOException">Slurm refuses the array.</exception>
    public static async Task<long> SubmitAsync(
        string name, string script, IEnumerable<int> numbers, int? threads, string logs, CancellationToken cancel)
    {
        Directory.CreateDirectory(logs);
        string[] arguments =
        [
            "--parsable", $"--job-name={name}", $"--array={string.Join(',', numbers)}", "--ntasks=1",
            .. threads is { } count ? new[] { string.Create(CultureInfo.InvariantCulture, $"--cpus-per-task={count}") } : [],
            "--requeue", "--open-mode=append", $"--chdir={Environment.CurrentDirectory}",
            $"--output={Path.Combine(logs.Replace("%", "%%", StringComparison.Ordinal), "%a.log")}", script,
        ];
        SlurmCommand answer = await SlurmCommand.RunAsync("sbatch", arguments, cancel);
        // The number, and behind a semicolon the cluster's name.
        string number = answer.Result.Split(';')[0];
        return answer.Code == 0 && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long job)
            ? job
            : throw new IOException($"sbatch did not take the array of jobs: {(answer.Messages.Length > 0 ? answer.Messages : answer.Result)}");
    }

    /// <summary>How many jobs of an array wait or run; null where Slurm does not answer.</summary>
    /// <exception cref="FileNotFoundException">There is no squeue here.</exception>
    public static async Task<int?> LeftAsync(long job, CancellationToken cancel)
    {
        SlurmCommand answer = await SlurmCommand.RunAsync(
            "squeue", ["--noheader", "--array", "--format=%i", string.Create(CultureInfo.InvariantCulture, $"--jobs={job}")], cancel);
        if (answer.Code == 0)
            return answer.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        // Slurm forgets an array some minutes after its end.
        return answer.Messages.Contains("Invalid job id", StringComparison.Ordinal) ? 0 : null;
    }
}
