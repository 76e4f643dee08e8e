using System.ComponentModel;
using System.Diagnostics;

namespace EmbedBench.Experiments.Sweeps.Slurm;

/// <summary>What one of Slurm's commands answered.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Result">Standard output.</param>
/// <param name="Messages">Standard error.</param>
internal sealed record SlurmCommand(int Code, string Result, string Messages)
{
    /// <exception cref="FileNotFoundException">Slurm's commands are not on this machine.</exception>
    public static async Task<SlurmCommand> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using Process process = Start(start);
        process.StandardInput.Close();
        Task<string> messages = process.StandardError.ReadToEndAsync(cancel);
        string result = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new SlurmCommand(process.ExitCode, result.Trim(), (await messages).Trim().ReplaceLineEndings("; "));
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            string sentence = $"{start.FileName} is not on this machine: install Slurm's commands, or take --on local, which runs the grid here.";
            throw new FileNotFoundException(sentence, start.FileName, missing);
        }
    }
}
