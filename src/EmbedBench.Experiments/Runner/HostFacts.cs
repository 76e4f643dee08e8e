using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using EmbedBench.Results.Records;
using EmbedBench.Torch.Devices;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Experiments.Runner;

/// <summary>The machine and the program, for the measured part of a record.</summary>
internal static class HostFacts
{
    public static Host Of(TorchInfo torch, ComputeDevice device, string root) => new()
    {
        Processor = device.Gpu is { } gpu ? CudaDriver.Find(torch).Gpus.ElementAtOrDefault(gpu)?.Name ?? device.Name : torch.Processor,
        Os = RuntimeInformation.OSDescription,
        Dotnet = Environment.Version.ToString(),
        Commit = Commit(),
        Dirty = IsDirty(root),
    };

    /// <summary>The commit that the program was built from: the build writes it behind the version, after a plus sign.</summary>
    private static string Commit()
    {
        string version = typeof(HostFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        int plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? "" : version[(plus + 1)..];
    }

    /// <summary>Whether git knows of changed files; false where there is no git or no repository.</summary>
    private static bool IsDirty(string root)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", root, "status", "--porcelain", "--untracked-files=no"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            string output = git!.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 && output.Length > 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
