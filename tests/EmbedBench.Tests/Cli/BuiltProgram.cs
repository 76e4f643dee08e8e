using System.Diagnostics;
using System.Globalization;

namespace EmbedBench.Tests.Cli;

/// <summary>The built program as a process of its own.</summary>
internal sealed class BuiltProgram : IDisposable
{
    /// <summary>What <c>dotnet</c> starts.</summary>
    public static string ProgramFile { get; } = Path.Combine(AppContext.BaseDirectory, "embedbench.dll");

    private readonly Process _process;

    private BuiltProgram(Process process) => _process = process;

    /// <summary>Starts it with the SDK that runs the tests.</summary>
    public static BuiltProgram Start(string workingDirectory, params string[] arguments) => Start(workingDirectory, [], arguments);

    /// <inheritdoc cref="Start(string, string[])"/>
    public static BuiltProgram Start(string workingDirectory, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramFile, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return new BuiltProgram(Process.Start(start)!);
    }

    public StreamReader Messages => _process.StandardError;

    /// <summary>As Ctrl-C at a terminal does.</summary>
    public void Interrupt() => Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();

    /// <summary>As the C++ library does where nothing catches an exception.</summary>
    public void Abort() => Process.Start("kill", ["-ABRT", _process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();

    /// <summary>As SIGKILL: at once, with no chance to write anything.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for the end.</summary>
    public async Task<(int Code, string Result, string Messages)> FinishAsync()
    {
        Task<string> messages = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string result = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, result, await messages);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
