using System.ComponentModel;
using System.Diagnostics;

namespace EmbedBench.Datasets.Sources.Npm;

/// <summary>Puts the archive of a package into an empty folder.</summary>
internal delegate Task PackCommand(NpmPackage package, string folder, CancellationToken cancel);

/// <summary>Runs npm, which knows the user's registry, proxy and credentials.</summary>
internal static class NpmCommand
{
    /// <summary><c>npm pack NAME@VERSION</c>; nothing of the package is run.</summary>
    /// <exception cref="FileNotFoundException">There is no npm, or it cannot get the package.</exception>
    public static async Task PackAsync(NpmPackage package, string folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (string argument in (string[])["pack", "--ignore-scripts", "--loglevel=error", $"{package.Name}@{package.Version}"])
            start.ArgumentList.Add(argument);
        using Process process = Start(start, package);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancel);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            await output;
            if (process.ExitCode != 0)
                throw new FileNotFoundException($"npm cannot get {package.Name}@{package.Version}: {FirstLine(await errors)}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start, NpmPackage package)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new FileNotFoundException(
                $"npm is needed to get {package.Name}@{package.Version} and cannot be started ({error.Message}); "
                + "install it, or name local data by --data DIR.",
                error);
        }
    }

    private static string FirstLine(string text) =>
        text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "no reason given.";
}
